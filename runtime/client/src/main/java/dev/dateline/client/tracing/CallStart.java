package dev.dateline.client.tracing;

import dev.dateline.runtime.http.OperationInfo;
import java.net.URI;

/**
 * A call that begins.
 *
 * @param operation that is called
 * @param server its base URI
 */
public record CallStart(OperationInfo operation, URI server) {

  /** The operation as the document names it. */
  public String operationId() {
    return operation.operationId();
  }

  /** The HTTP method, in upper case. */
  public String method() {
    return operation.method();
  }

  /** The path with its parameters in braces, below the path of the server. */
  public String pathTemplate() {
    return operation.pathTemplate();
  }

  /** The host of the server: a name or an address. */
  public String serverAddress() {
    return server.getHost();
  }

  /** The port of the server, that of its scheme where it names none. */
  public int serverPort() {
    return server.getPort() >= 0
        ? server.getPort()
        : "https".equalsIgnoreCase(server.getScheme()) ? 443 : 80;
  }
}
