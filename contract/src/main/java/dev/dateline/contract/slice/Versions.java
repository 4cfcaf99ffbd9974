package dev.dateline.contract.slice;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.version.ApiVersion;
import dev.dateline.runtime.version.VersionRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions that media types carry, and what a pin means among them. */
final class Versions {
  private final Node.ObjectNode root;
  private final Map<String, Optional<ApiVersion>> byMediaType = new HashMap<>();

  Versions(Document document) {
    this.root = document.root();
  }

  /** The version that a media type carries, if any. */
  Optional<ApiVersion> of(String mediaType) {
    return byMediaType.computeIfAbsent(mediaType, Versions::parse);
  }

  private static Optional<ApiVersion> parse(String mediaType) {
    try {
      return MediaType.parse(mediaType).version();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the building stage complains
    }
  }

  /** Every version that an operation lists a media type of. */
  Set<ApiVersion> of(Node operation) {
    Set<ApiVersion> offered = new TreeSet<>();
    addContent(operation.get("requestBody"), offered);
    operation.entries("responses").values().forEach(response -> addContent(response, offered));
    return offered;
  }

  private void addContent(@Nullable Node bodyOrResponse, Set<ApiVersion> offered) {
    if (bodyOrResponse != null) {
      for (String mediaType : resolve(bodyOrResponse).entries("content").keySet()) {
        of(mediaType).ifPresent(offered::add);
      }
    }
  }

  /** What a reference to a component means, followed to its end; else the node itself. */
  Node resolve(Node node) {
    Node at = node;
    for (int hops = 0; hops < 20; hops++) {
      String ref = at.string("$ref");
      if (ref == null) {
        return at;
      }
      Node target = Pointer.resolve(root, ref);
      if (target == null) {
        return at; // reported where reachable components are collected
      }
      at = target;
    }
    return at;
  }

  /**
   * The version that a pin resolves to; empty for a document without dated media types.
   *
   * @throws ContractException when the pin selects nothing
   */
  static Optional<ApiVersion> resolve(
      String document, Collection<ApiVersion> versions, VersionPin pin) {
    if (versions.isEmpty()) {
      if (pin.isLatest()) {
        return Optional.empty();
      }
      throw new ContractException(
          "#",
          document
              + ": version '"
              + pin
              + "' was asked for, but no media type of this document carries a date. Ask for"
              + " 'latest', or leave the version out.");
    }
    if (pin.isLatest()) {
      Optional<ApiVersion> newest = VersionRule.newest(versions);
      return newest.isPresent() ? newest : Optional.of(ApiVersion.PREVIEW);
    }
    ApiVersion wanted;
    try {
      wanted = ApiVersion.parse(pin.text());
    } catch (IllegalArgumentException e) {
      throw new ContractException("#", document + ": " + e.getMessage() + ". " + list(versions));
    }
    Optional<String> problem = VersionRule.problem(versions, wanted);
    if (problem.isPresent()) {
      throw new ContractException("#", document + ": " + problem.get() + ". " + list(versions));
    }
    return VersionRule.resolve(versions, wanted);
  }

  private static String list(Collection<ApiVersion> versions) {
    return "The versions of this document are "
        + versions.stream().sorted().map(ApiVersion::toString).collect(Collectors.joining(", "))
        + ".";
  }
}
