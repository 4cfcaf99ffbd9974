package dev.dateline.contract.build;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of response cases, after the reason phrases of the IANA registry of HTTP status codes (RFC
 * 9110, section 16.2).
 */
final class StatusNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("100", "Continue"),
          Map.entry("101", "SwitchingProtocols"),
          Map.entry("102", "Processing"),
          Map.entry("103", "EarlyHints"),
          Map.entry("200", "Ok"),
          Map.entry("201", "Created"),
          Map.entry("202", "Accepted"),
          Map.entry("203", "NonAuthoritativeInformation"),
          Map.entry("204", "NoContent"),
          Map.entry("205", "ResetContent"),
          Map.entry("206", "PartialContent"),
          Map.entry("207", "MultiStatus"),
          Map.entry("208", "AlreadyReported"),
          Map.entry("226", "ImUsed"),
          Map.entry("300", "MultipleChoices"),
          Map.entry("301", "MovedPermanently"),
          Map.entry("302", "Found"),
          Map.entry("303", "SeeOther"),
          Map.entry("304", "NotModified"),
          Map.entry("305", "UseProxy"),
          Map.entry("307", "TemporaryRedirect"),
          Map.entry("308", "PermanentRedirect"),
          Map.entry("400", "BadRequest"),
          Map.entry("401", "Unauthorized"),
          Map.entry("402", "PaymentRequired"),
          Map.entry("403", "Forbidden"),
          Map.entry("404", "NotFound"),
          Map.entry("405", "MethodNotAllowed"),
          Map.entry("406", "NotAcceptable"),
          Map.entry("407", "ProxyAuthenticationRequired"),
          Map.entry("408", "RequestTimeout"),
          Map.entry("409", "Conflict"),
          Map.entry("410", "Gone"),
          Map.entry("411", "LengthRequired"),
          Map.entry("412", "PreconditionFailed"),
          Map.entry("413", "ContentTooLarge"),
          Map.entry("414", "UriTooLong"),
          Map.entry("415", "UnsupportedMediaType"),
          Map.entry("416", "RangeNotSatisfiable"),
          Map.entry("417", "ExpectationFailed"),
          Map.entry("418", "ImATeapot"),
          Map.entry("421", "MisdirectedRequest"),
          Map.entry("422", "UnprocessableContent"),
          Map.entry("423", "Locked"),
          Map.entry("424", "FailedDependency"),
          Map.entry("425", "TooEarly"),
          Map.entry("426", "UpgradeRequired"),
          Map.entry("428", "PreconditionRequired"),
          Map.entry("429", "TooManyRequests"),
          Map.entry("431", "RequestHeaderFieldsTooLarge"),
          Map.entry("451", "UnavailableForLegalReasons"),
          Map.entry("500", "InternalServerError"),
          Map.entry("501", "NotImplemented"),
          Map.entry("502", "BadGateway"),
          Map.entry("503", "ServiceUnavailable"),
          Map.entry("504", "GatewayTimeout"),
          Map.entry("505", "HttpVersionNotSupported"),
          Map.entry("506", "VariantAlsoNegotiates"),
          Map.entry("507", "InsufficientStorage"),
          Map.entry("508", "LoopDetected"),
          Map.entry("510", "NotExtended"),
          Map.entry("511", "NetworkAuthenticationRequired"),
          Map.entry("1XX", "Informational"),
          Map.entry("2XX", "Success"),
          Map.entry("3XX", "Redirection"),
          Map.entry("4XX", "ClientError"),
          Map.entry("5XX", "ServerError"),
          Map.entry("DEFAULT", "Default"));

  private StatusNames() {}

  /** The status as a contract has it: {@code 200}, {@code 4XX}, {@code default}. */
  static String normalized(String status) {
    return status.equalsIgnoreCase("default") ? "default" : status.toUpperCase(Locale.ROOT);
  }

  /** The Pascal-case name of a status; {@code Status299} for one that is not registered. */
  static String name(String status) {
    String known = NAMES.get(status.toUpperCase(Locale.ROOT));
    return known == null ? JavaNames.pascal("Status" + status) : known;
  }

  /** All names, so that types can keep clear of them. */
  static Set<String> all() {
    return new TreeSet<>(NAMES.values());
  }
}
