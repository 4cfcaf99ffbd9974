package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pact that the consumer tests wrote, as a tree, and as the messages in it.
 *
 * @param root the whole file
 */
public record PactFile(JsonNode root) {

  /** Name of the consumer in the pact. */
  public static final String CONSUMER = "dateline-atlas-client";

  /** Name of the provider in the pact. */
  public static final String PROVIDER = "dateline-atlas-server";

  private static final String DERIVED =
      "dateline-atlas-derived-client-dateline-atlas-derived-server.json";

  /** Folder of the pact, from the folder of this module. */
  public static final String FOLDER = "target/pacts";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Where the pact is. */
  public static Path path() {
    return Path.of(FOLDER, CONSUMER + "-" + PROVIDER + ".json");
  }

  /**
   * The pact of this build that has what a person thought of.
   *
   * @throws AssertionError telling how to make the pact, when there is none
   */
  public static PactFile read() {
    return read(existing());
  }

  /**
   * The pacts of this build, the one that was derived from the document among them.
   *
   * @throws AssertionError telling how to make a pact, when there is none
   */
  static List<PactFile> all() {
    return List.of(read(), read(existing(Path.of(FOLDER, DERIVED))));
  }

  private static PactFile read(Path path) {
    try {
      return new PactFile(JSON.readTree(Files.readString(path, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the pact is, if it is there.
   *
   * @throws AssertionError telling how to make the pact, when there is none
   */
  public static Path existing() {
    return existing(path());
  }

  private static Path existing(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new AssertionError(
          "There is no pact at contract-tests/"
              + path
              + ". The consumer tests write it: run them first, with all tests of contract-tests,"
              + " or with -Dtest='*ConsumerTest'.");
    }
    return path;
  }

  List<Interaction> interactions() {
    return root.path("interactions").valueStream().map(Interaction::new).toList();
  }

  /**
   * One interaction.
   *
   * @param node its object in the pact
   */
  record Interaction(JsonNode node) {
    String description() {
      return node.path("description").asText();
    }

    String type() {
      return node.path("type").asText();
    }

    Message request() {
      return new Message("request", node.path("request"));
    }

    Message response() {
      return new Message("response", node.path("response"));
    }

    int status() {
      return node.at("/response/status").asInt();
    }

    String method() {
      return node.at("/request/method").asText();
    }

    String path() {
      return node.at("/request/path").asText();
    }

    /** Names and values of the query. */
    Map<String, List<String>> query() {
      return texts(node.at("/request/query"));
    }
  }

  /**
   * A request or a response.
   *
   * @param place {@code request} or {@code response}
   * @param node its object in the pact
   */
  record Message(String place, JsonNode node) {

    /** The values of a header, comma-separated ones apart. */
    List<String> header(String name) {
      return texts(node.path("headers")).entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .flatMap(value -> List.of(value.split(",", -1)).stream())
          .map(String::strip)
          .toList();
    }

    List<String> headerNames() {
      return texts(node.path("headers")).keySet().stream().toList();
    }

    boolean hasBody() {
      return node.path("body").has("content");
    }

    /** The body, which every interaction of this pact has in JSON. */
    JsonNode body() {
      return node.path("body").path("content");
    }

    /** The rules of one category: path or name to its object. */
    Map<String, JsonNode> matchingRules(String category) {
      JsonNode rules = node.path("matchingRules").path(category);
      return rules.has("matchers")
          ? Map.of("", rules)
          : rules.properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  private static Map<String, List<String>> texts(JsonNode node) {
    return node.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().isArray()
                        ? entry.getValue().valueStream().map(JsonNode::asText).toList()
                        : List.of(entry.getValue().asText())));
  }
}
