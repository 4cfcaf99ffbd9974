package dev.dateline.contract;

import java.nio.file.Path;
import java.util.List;

/** Where a document comes from. */
public sealed interface ContractSource {

  /** A YAML or JSON file; relative references may lead to files in its folder and below. */
  static ContractSource file(Path path) {
    return new File(path);
  }

  /**
   * A document in memory.
   *
   * @param name what errors call it
   * @param text YAML or JSON
   */
  static ContractSource text(String name, String text) {
    return new Text(name, text);
  }

  /** What errors call it. */
  String name();

  /**
   * The same document with corrections: OpenAPI Overlays, applied one after the other before
   * anything else is made of the document. Without any, the same source.
   *
   * @param overlays each a YAML or JSON file or text
   */
  default ContractSource overlaid(List<? extends ContractSource> overlays) {
    return overlays.isEmpty() ? this : new Overlaid(this, List.copyOf(overlays));
  }

  /**
   * The same document, where references may lead to some addresses of the web. Without any, the
   * same source.
   *
   * @param addresses that what is referred to starts with, such as {@code
   *     https://schemas.example.com/common/}: scheme, host and port are the same, and the path is
   *     that or below it
   * @throws ContractException where one is no address of the web
   */
  default ContractSource allowing(List<String> addresses) {
    return addresses.isEmpty()
        ? this
        : new Allowing(this, addresses.stream().map(WebAddress::of).toList());
  }

  /**
   * A document in a file.
   *
   * @param path of the file
   */
  record File(Path path) implements ContractSource {
    @Override
    public String name() {
      Path fileName = path.getFileName();
      return fileName == null ? path.toString() : fileName.toString();
    }
  }

  /**
   * A document in memory. It cannot refer to files.
   *
   * @param name what errors call it
   * @param text YAML or JSON
   */
  record Text(String name, String text) implements ContractSource {}

  /**
   * A document with corrections.
   *
   * @param document as published
   * @param overlays in the order in which they apply
   */
  record Overlaid(ContractSource document, List<ContractSource> overlays)
      implements ContractSource {
    public Overlaid {
      overlays = List.copyOf(overlays);
    }

    @Override
    public String name() {
      return document.name();
    }
  }

  /**
   * A document that may refer to parts of others on the web.
   *
   * @param document as published
   * @param addresses that such references may lead to
   */
  record Allowing(ContractSource document, List<WebAddress> addresses) implements ContractSource {
    public Allowing {
      addresses = List.copyOf(addresses);
    }

    @Override
    public String name() {
      return document.name();
    }
  }
}
