package dev.dateline.contract.pact;

import java.util.Locale;
import java.util.Set;

/** Headers that HTTP itself and its usual extensions know, so that no document need name them. */
final class UsualHeaders {
  private static final Set<String> COMMON =
      Set.of(
          "baggage",
          "cache-control",
          "connection",
          "date",
          "forwarded",
          "keep-alive",
          "link",
          "pragma",
          "prefer",
          "priority",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "upgrade-insecure-requests",
          "via",
          "warning",
          "x-correlation-id",
          "x-request-id",
          "x-trace-id");
  private static final Set<String> REQUEST =
      Set.of(
          "authorization",
          "cookie",
          "dnt",
          "early-data",
          "expect",
          "from",
          "host",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "max-forwards",
          "origin",
          "proxy-authorization",
          "range",
          "referer",
          "te",
          "user-agent",
          "x-http-method-override",
          "x-requested-with");
  private static final Set<String> RESPONSE =
      Set.of(
          "age",
          "allow",
          "alt-svc",
          "clear-site-data",
          "deprecation",
          "etag",
          "expect-ct",
          "expires",
          "last-modified",
          "location",
          "nel",
          "permissions-policy",
          "preference-applied",
          "proxy-authenticate",
          "referrer-policy",
          "refresh",
          "report-to",
          "retry-after",
          "server",
          "server-timing",
          "set-cookie",
          "strict-transport-security",
          "sunset",
          "timing-allow-origin",
          "vary",
          "www-authenticate",
          "x-content-type-options",
          "x-dns-prefetch-control",
          "x-download-options",
          "x-frame-options",
          "x-permitted-cross-domain-policies",
          "x-powered-by",
          "x-xss-protection");

  private UsualHeaders() {}

  static boolean ofRequest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return common(lower)
        || REQUEST.contains(lower)
        || lower.startsWith("accept")
        || lower.startsWith("sec-")
        || lower.startsWith("x-forwarded-")
        || lower.startsWith("access-control-request-");
  }

  static boolean ofResponse(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return common(lower)
        || RESPONSE.contains(lower)
        || lower.startsWith("accept-")
        || lower.startsWith("access-control-")
        || lower.startsWith("cross-origin-")
        || lower.startsWith("ratelimit")
        || lower.startsWith("x-ratelimit")
        || lower.startsWith("x-rate-limit");
  }

  private static boolean common(String lower) {
    return COMMON.contains(lower) || lower.startsWith("content-");
  }
}
