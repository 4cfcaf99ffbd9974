package dev.dateline.contract.build;

import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.SecurityScheme.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30). */
final class Security {
  /** What a server announces a realm for. */
  private static final Set<Kind> REALMS = Set.of(Kind.BASIC, Kind.DIGEST);

  private final Node root;
  private final Diagnostics diagnostics;

  Security(Node root, Diagnostics diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /** The schemes of the document by name, with the environment variables of their credentials. */
  Map<String, SecurityScheme> schemes(Map<String, Map<String, String>> credentials) {
    Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
    declared()
        .forEach(
            (name, node) ->
                schemes.put(name, scheme(name, node, credentials.getOrDefault(name, Map.of()))));
    credentials.forEach((name, roles) -> judge(name, schemes.get(name), roles.keySet()));
    return schemes;
  }

  /** Tells of names that nothing will be looked up under. */
  private void judge(String name, @Nullable SecurityScheme scheme, Set<String> named) {
    String pointer = Pointer.child("#/" + Extensions.CREDENTIALS, name);
    if (scheme == null) {
      diagnostics.warn(pointer, "there is no security scheme '" + name + "'; this is ignored");
      return;
    }
    List<String> roles = scheme.kind().credentialRoles();
    for (String role : named) {
      boolean realm = role.equals("realm") && REALMS.contains(scheme.kind());
      if (!roles.contains(role) && !realm) {
        diagnostics.warn(
            Pointer.child(pointer, role),
            "credentials of this kind have no '%s', it is ignored; they have %s"
                .formatted(role, roles.isEmpty() ? "none" : String.join(", ", roles)));
      }
    }
    for (String role : roles) {
      if (!named.contains(role)) {
        diagnostics.warn(
            pointer, "'" + role + "' is missing: no credentials are taken from the environment");
      }
    }
  }

  private Map<String, Node> declared() {
    Node components = root.get("components");
    return components == null ? Map.of() : components.entries("securitySchemes");
  }

  private SecurityScheme scheme(String name, Node declared, Map<String, String> credentials) {
    String pointer = Pointer.child("#/components/securitySchemes", name);
    Node scheme = declared;
    String ref = declared.string("$ref");
    Node target = ref == null ? null : Pointer.resolve(root, ref);
    if (target != null) {
      scheme = target;
    }
    Map<String, String> environment = new LinkedHashMap<>(credentials);
    String realm = environment.remove("realm");
    String type = scheme.text("type");
    Kind kind = Kind.OTHER;
    String parameter = null;
    URI tokenUrl = null;
    switch (type == null ? "" : type) {
      case "apiKey" -> {
        parameter = scheme.text("name");
        String in = scheme.text("in");
        kind =
            switch (in == null ? "" : in) {
              case "header" -> Kind.API_KEY_HEADER;
              case "query" -> Kind.API_KEY_QUERY;
              case "cookie" -> Kind.API_KEY_COOKIE;
              default -> Kind.OTHER;
            };
      }
      case "http" -> {
        String http = scheme.text("scheme");
        kind =
            switch (http == null ? "" : http.toLowerCase(Locale.ROOT)) {
              case "basic" -> Kind.BASIC;
              case "bearer" -> Kind.BEARER;
              case "digest" -> Kind.DIGEST;
              default -> Kind.OTHER;
            };
      }
      case "oauth2" -> {
        Node flow = Pointer.resolve(scheme, "#/flows/clientCredentials");
        kind = flow == null ? Kind.OAUTH2_OTHER : Kind.OAUTH2_CLIENT_CREDENTIALS;
        tokenUrl = flow == null ? null : uri(flow.text("tokenUrl"), pointer);
      }
      case "openIdConnect" -> kind = Kind.OPEN_ID;
      case "mutualTLS" -> kind = Kind.MUTUAL_TLS;
      default -> {
        // told below
      }
    }
    if (kind == Kind.OTHER) {
      diagnostics.warn(
          pointer,
          "this kind of security scheme is not known; calls carry no credentials of its own");
    }
    if (kind == Kind.MUTUAL_TLS) {
      diagnostics.note(
          pointer,
          "certificates are seen to outside the generated code: give the client an HttpClient with"
              + " an SSLContext of your own, and the server an Authenticator that knows them");
    } else if (kind == Kind.OAUTH2_OTHER || kind == Kind.OPEN_ID) {
      diagnostics.note(
          pointer,
          "tokens of this kind are not fetched: give the client one with Credentials.bearer");
    }
    return new SecurityScheme(name, kind, parameter, tokenUrl, realm, environment);
  }

  private @Nullable URI uri(@Nullable String text, String pointer) {
    if (text == null) {
      diagnostics.warn(pointer, "client credentials need a 'tokenUrl'");
      return null;
    }
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      diagnostics.warn(pointer, "the tokenUrl '" + text + "' is no URL");
      return null;
    }
  }

  /** What an operation requires: alternatives, each the names of schemes; empty when open. */
  List<List<String>> requirements(At operation) {
    At own = operation.get("security");
    Node everywhere = root.get("security");
    At required = own != null ? own : everywhere == null ? null : new At(everywhere, "#/security");
    List<List<String>> alternatives = new ArrayList<>();
    if (required == null) {
      return alternatives;
    }
    for (Node alternative : required.node().elements()) {
      List<String> names = List.copyOf(alternative.entries().keySet());
      alternative
          .entries()
          .forEach(
              (name, scopes) -> {
                if (!scopes.elements().isEmpty()) {
                  diagnostics.note(
                      required.pointer(),
                      "the scopes of '" + name + "' are neither asked for nor checked");
                }
              });
      for (String name : names) {
        if (!declared().containsKey(name)) {
          diagnostics.warn(
              required.pointer(),
              "there is no security scheme '" + name + "' under components/securitySchemes");
        }
      }
      alternatives.add(names);
    }
    return alternatives.equals(List.of(List.of())) ? List.of() : alternatives;
  }
}
