package dev.dateline.server;

import dev.dateline.runtime.http.AnyJson;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.ResponseCase;
import dev.dateline.runtime.json.JsonModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a case of a response as the document says that its status travels. Stateless. */
final class CaseWriter {
  private CaseWriter() {}

  /**
   * Writes a case.
   *
   * @throws IllegalStateException when it lacks the body of its status
   */
  static void write(ResponseCase answer, OperationInfo info, ResponseWriter out) {
    answer.headers().forEach(out::header);
    int status = answer.status();
    List<MediaType> documented = info.contentsOf(status);
    Object body = answer.body();
    if (body == null) {
      if (!documented.isEmpty()) {
        throw new IllegalStateException(
            "The service answered " + info.operationId() + " with " + status + " and no body");
      }
      out.empty(status);
      return;
    }
    MediaType type = mediaType(answer, documented, out.accepted());
    if (type == null) {
      throw new IllegalStateException(
          info.operationId() + " has no media type for status " + status);
    }
    String mediaType = type.toString();
    if (type.isJson()) {
      if (body instanceof JsonModel model) {
        out.json(status, mediaType, model);
      } else {
        out.json(status, mediaType, body, AnyJson::write);
      }
    } else if (body instanceof BinaryData data) {
      MediaType own = data.mediaType();
      out.bytes(status, type.isRange() && own != null ? own.toString() : mediaType, data.bytes());
    } else if (body instanceof byte[] bytes) {
      out.bytes(status, mediaType, bytes);
    } else {
      out.text(status, mediaType, body.toString());
    }
  }

  /**
   * That of the case which is accepted, or its first; where it has none, the one that is accepted,
   * or else the preferred one.
   */
  private static @Nullable MediaType mediaType(
      ResponseCase answer, List<MediaType> documented, @Nullable MediaType accepted) {
    String ofCase = answer.mediaType();
    if (ofCase != null) {
      return accepted != null && answer.otherMediaTypes().contains(accepted.toString())
          ? accepted
          : MediaType.parse(ofCase);
    }
    if (documented.isEmpty()) {
      return null;
    }
    MediaType preferred = documented.get(0);
    boolean fits =
        accepted != null
            && documented.contains(accepted)
            && accepted.isJson() == preferred.isJson();
    return fits ? accepted : preferred;
  }
}
