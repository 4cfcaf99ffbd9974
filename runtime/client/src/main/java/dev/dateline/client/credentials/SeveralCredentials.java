package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Optional;

/** Credentials of several kinds; for each scheme the first of them that fits it. */
final class SeveralCredentials implements Credentials {

  private final List<Credentials> all;

  SeveralCredentials(List<Credentials> all) {
    this.all = List.copyOf(all);
  }

  private Optional<Credentials> fitting(SecurityScheme scheme) {
    return all.stream().filter(each -> each.fits(scheme)).findFirst();
  }

  @Override
  public boolean fits(SecurityScheme scheme) {
    return fitting(scheme).isPresent();
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    return fitting(context.scheme()).map(each -> each.authorize(context)).orElse(context.request());
  }

  @Override
  public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    return fitting(context.scheme())
        .map(each -> each.onUnauthorized(context, response))
        .orElse(false);
  }

  @Override
  public void onAccepted(AuthorizationContext context, HttpResponseData response) {
    fitting(context.scheme()).ifPresent(each -> each.onAccepted(context, response));
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
