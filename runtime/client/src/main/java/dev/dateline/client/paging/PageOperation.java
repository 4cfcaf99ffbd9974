package dev.dateline.client.paging;

import dev.dateline.client.ClientOperation;
import dev.dateline.client.RequestWriter;
import dev.dateline.client.ResponseReader;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.WireText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it is called for one page: some parameters of the query have other values than
 * the request says, and what was sent and answered is kept. For one call at a time.
 */
final class PageOperation<Q extends OperationRequest, R, P> implements ClientOperation<Q, R, P> {

  private final ClientOperation<Q, R, P> operation;
  private final Map<String, List<String>> overrides;
  private final Map<String, @Nullable Object> sent = new HashMap<>();
  private Headers headers = Headers.EMPTY;

  PageOperation(ClientOperation<Q, R, P> operation, Map<String, List<String>> overrides) {
    this.operation = operation;
    this.overrides = overrides;
  }

  /** The names of the parameters of the query, sent or not. */
  Set<String> parameters() {
    return sent.keySet();
  }

  /** The scalar that was sent for a parameter of the query, or null. */
  @Nullable String sent(String name) {
    Object value = sent.get(name);
    return value == null || value instanceof Collection || value instanceof Map
        ? null
        : WireText.of(value);
  }

  /** The values of a header that was answered. */
  List<String> headers(String name) {
    return headers.all(name);
  }

  @Override
  public OperationInfo info() {
    return operation.info();
  }

  @Override
  public void write(Q request, RequestWriter out) {
    operation.write(request, new PageWriter(out));
  }

  @Override
  public R read(ResponseReader in) {
    headers = in.headers();
    return operation.read(in);
  }

  @Override
  public P success(R response) {
    return operation.success(response);
  }

  @Override
  public List<MediaType> accepted() {
    return operation.accepted();
  }

  private final class PageWriter implements RequestWriter {
    private final RequestWriter out;

    PageWriter(RequestWriter out) {
      this.out = out;
    }

    @Override
    public void query(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
      List<String> instead = overrides.get(name);
      boolean parts = value instanceof Collection<?> || value instanceof Map<?, ?>;
      // A link has a list that is one text as that text, which would be encoded as a whole.
      if (instead == null || (parts && !(style == ParameterStyle.FORM && explode))) {
        sent.put(name, value);
        out.query(name, value, style, explode);
      } else {
        Object replacement = instead.size() == 1 ? instead.get(0) : instead;
        sent.put(name, replacement);
        out.query(name, replacement, ParameterStyle.FORM, true);
      }
    }

    @Override
    public void path(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
      out.path(name, value, style, explode);
    }

    @Override
    public void header(String name, @Nullable Object value, boolean explode) {
      out.header(name, value, explode);
    }

    @Override
    public void cookie(String name, @Nullable Object value, boolean explode) {
      out.cookie(name, value, explode);
    }

    @Override
    public void json(String mediaType, @Nullable Object body) {
      out.json(mediaType, body);
    }

    @Override
    public void text(String mediaType, @Nullable String body) {
      out.text(mediaType, body);
    }

    @Override
    public void bytes(String mediaType, byte @Nullable [] body) {
      out.bytes(mediaType, body);
    }

    @Override
    public void binary(String mediaType, @Nullable BinaryData body) {
      out.binary(mediaType, body);
    }

    @Override
    public void form(String name, @Nullable Object value, ParameterStyle style, boolean explode) {
      out.form(name, value, style, explode);
    }

    @Override
    public void jsonForm(String name, @Nullable Object value) {
      out.jsonForm(name, value);
    }

    @Override
    public void part(String name, @Nullable Object value, String mediaType) {
      out.part(name, value, mediaType);
    }
  }
}
