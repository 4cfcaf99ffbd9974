package dev.dateline.client;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.ApiServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the documented servers a client calls. Not thread-safe. */
final class ServerChoice {

  private static final String CALLABLE = "(?i)https?://[^{}]+";

  private final Map<String, String> variables = new LinkedHashMap<>();
  private @Nullable Integer index;

  void choose(int index) {
    this.index = index;
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  /**
   * The address of the chosen server.
   *
   * @throws IllegalStateException when there is none that can be called
   */
  URI chosen(ApiProtocol protocol) {
    List<ApiServer> servers = protocol.servers();
    if (index == null && variables.isEmpty()) {
      return addresses(protocol).stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "The document of "
                          + protocol.name()
                          + " names no server with an absolute address: name one with"
                          + " baseUri(…)."));
    }
    int at = index == null ? 0 : index;
    if (at < 0 || at >= servers.size()) {
      throw new IllegalStateException(
          "server(%d) was asked for, but the document of %s lists %d, counted from 0."
              .formatted(at, protocol.name(), servers.size()));
    }
    ApiServer server = servers.get(at);
    for (String name : variables.keySet()) {
      if (!server.hasVariable(name)) {
        throw new IllegalStateException(
            "serverVariable(\"%s\", …) was set, but the address of the server, %s, has %s."
                .formatted(
                    name,
                    server.template(),
                    server.variables().isEmpty()
                        ? "no variables"
                        : "only " + String.join(", ", server.variables().keySet())));
      }
    }
    String address = address(server);
    if (!address.matches(CALLABLE)) {
      throw new IllegalStateException(
          "The server "
              + address
              + " has no absolute address: set its variables with serverVariable(…), or name"
              + " another with baseUri(…).");
    }
    return URI.create(address);
  }

  /**
   * That address, unless a documented server was chosen as well.
   *
   * @throws IllegalStateException where one was
   */
  URI unlessChosen(URI baseUri) {
    if (index != null || !variables.isEmpty()) {
      throw new IllegalStateException(
          "baseUri(…) excludes server(…) and serverVariable(…): both say what to call.");
    }
    return baseUri;
  }

  /** All servers with an absolute address. */
  List<URI> addresses(ApiProtocol protocol) {
    List<URI> addresses = new ArrayList<>();
    for (ApiServer server : protocol.servers()) {
      String address = addressOrUsual(server);
      if (address.matches(CALLABLE)) {
        addresses.add(URI.create(address));
      }
    }
    return List.copyOf(addresses);
  }

  /** Variables of one name may have other values on another server. */
  private String addressOrUsual(ApiServer server) {
    try {
      return server.address(variables);
    } catch (IllegalArgumentException e) {
      return server.address(Map.of());
    }
  }

  private String address(ApiServer server) {
    try {
      return server.address(variables);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
