package dev.dateline.contract.pact;

import dev.dateline.contract.model.Diagnostic.Severity;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of findings. What the document forbids, or can never give, is an error; what it does
 * not speak of is a warning; what could not be judged is a note.
 */
public enum FindingCode {
  /** The file is no pact. */
  PACT_UNREADABLE("pact.unreadable", Severity.ERROR, "Record the pact anew, or leave it out."),
  /** There is nothing in it. */
  PACT_EMPTY("pact.empty", Severity.WARNING, "Look whether the consumer's tests ran."),
  /** Not an exchange over HTTP. */
  INTERACTION_UNJUDGED(
      "interaction.unjudged", Severity.NOTE, "OpenAPI does not describe messages."),

  /** No operation has such a path. */
  PATH_UNKNOWN(
      "request.path.unknown", Severity.ERROR, "Mend the path, or describe it in the document."),
  /** The path is there, the method is not. */
  METHOD_UNKNOWN(
      "request.method.unknown", Severity.ERROR, "Mend the method, or describe it in the document."),
  /** A slash too many. */
  TRAILING_SLASH(
      "request.path.trailing-slash", Severity.WARNING, "Send the path as the document has it."),
  /** A parameter in the path. */
  PATH_PARAMETER_INVALID(
      "request.path.invalid", Severity.ERROR, "Send a value that the document allows."),
  /** A parameter in the query. */
  QUERY_INVALID("request.query.invalid", Severity.ERROR, "Send a value that the document allows."),
  /** A required parameter in the query. */
  QUERY_MISSING("request.query.missing", Severity.ERROR, "Send the parameter."),
  /** A parameter that the document does not know. */
  QUERY_UNDECLARED(
      "request.query.undeclared", Severity.WARNING, "Look at the name, or describe it."),
  /** A header. */
  HEADER_INVALID(
      "request.header.invalid", Severity.ERROR, "Send a value that the document allows."),
  /** A required header. */
  HEADER_MISSING("request.header.missing", Severity.ERROR, "Send the header."),
  /** A header that neither the document nor HTTP knows. */
  HEADER_UNDECLARED(
      "request.header.undeclared", Severity.WARNING, "Look at the name, or describe it."),
  /** A cookie. */
  COOKIE_INVALID(
      "request.cookie.invalid", Severity.ERROR, "Send a value that the document allows."),
  /** A required cookie. */
  COOKIE_MISSING("request.cookie.missing", Severity.ERROR, "Send the cookie."),
  /** No alternative of the security is met. */
  CREDENTIALS_MISSING(
      "request.credentials.missing",
      Severity.ERROR,
      "Record the pact with credentials, made up ones will do."),
  /** A version date that is not the one the document was cut at. */
  REQUEST_VERSION(
      "request.version", Severity.ERROR, "Pin the date that the consumer was built for."),
  /** No answer has an accepted media type. */
  ACCEPT_UNAVAILABLE(
      "request.accept.unavailable", Severity.ERROR, "Accept a media type of the document."),
  /** The media type of the body. */
  REQUEST_TYPE_UNDOCUMENTED(
      "request.content-type.undocumented", Severity.ERROR, "Send a media type of the document."),
  /** A body without a media type. */
  REQUEST_TYPE_MISSING(
      "request.content-type.missing", Severity.WARNING, "Send the header Content-Type."),
  /** A body that must be there. */
  REQUEST_BODY_MISSING("request.body.missing", Severity.ERROR, "Send a body."),
  /** A body where the document has none. */
  REQUEST_BODY_UNDECLARED("request.body.undeclared", Severity.WARNING, "Send no body."),
  /** A body that breaks its schema. */
  REQUEST_BODY_INVALID("request.body.invalid", Severity.ERROR, "Send what the document allows."),
  /** A property that only answers have. */
  REQUEST_READ_ONLY("request.body.read-only", Severity.WARNING, "Leave the property out."),
  /** A property that the schema does not name. */
  REQUEST_PROPERTY_UNDECLARED(
      "request.body.undeclared-property", Severity.WARNING, "Look at the name, or describe it."),
  /** A body that is several alternatives at once. */
  REQUEST_AMBIGUOUS(
      "request.body.ambiguous", Severity.WARNING, "Send what only one alternative has."),

  /** A status that the document does not know. */
  STATUS_UNDOCUMENTED(
      "response.status.undocumented",
      Severity.ERROR,
      "Expect a documented status, or describe this one."),
  /** A status that nothing but {@code default} covers. */
  STATUS_DEFAULT("response.status.default", Severity.NOTE, "Describe the status by itself."),
  /** A version date that is not the one the document was cut at. */
  RESPONSE_VERSION(
      "response.version", Severity.ERROR, "Pin the date that the consumer was built for."),
  /** The media type of the answer. */
  RESPONSE_TYPE_UNDOCUMENTED(
      "response.content-type.undocumented", Severity.ERROR, "Expect a media type of the document."),
  /** A success of another media type than asked for. */
  RESPONSE_TYPE_UNACCEPTED(
      "response.content-type.unaccepted", Severity.WARNING, "Ask for what is expected."),
  /** A header that breaks its schema. */
  RESPONSE_HEADER_INVALID(
      "response.header.invalid", Severity.ERROR, "Expect what the document promises."),
  /** A header that neither the document nor HTTP knows. */
  RESPONSE_HEADER_UNDECLARED(
      "response.header.undeclared", Severity.WARNING, "Describe it, or do without it."),
  /** A body where the document has none. */
  RESPONSE_BODY_UNDOCUMENTED(
      "response.body.undocumented", Severity.ERROR, "Expect no body, or describe it."),
  /** An empty body where the document has one. */
  RESPONSE_BODY_EMPTY(
      "response.body.empty", Severity.WARNING, "Leave the body out where it does not matter."),
  /** A body that breaks its schema. */
  RESPONSE_BODY_INVALID(
      "response.body.invalid", Severity.ERROR, "Expect what the document promises."),
  /** A property that no answer has. */
  RESPONSE_WRITE_ONLY("response.body.write-only", Severity.ERROR, "Do without the property."),
  /** A property that the schema does not name. */
  RESPONSE_PROPERTY_UNDECLARED(
      "response.body.undeclared-property", Severity.WARNING, "Describe it, or do without it."),
  /** A body of a kind that schemas say nothing of. */
  BODY_UNJUDGED("body.unjudged", Severity.NOTE, "Nothing is wrong; nothing is proved either."),

  /** A matcher that no documented value passes. */
  MATCHER_IMPOSSIBLE("matcher.impossible", Severity.ERROR, "Match what the document promises."),
  /** A matcher of a request that names what the document does not take. */
  MATCHER_UNACCEPTED(
      "matcher.unaccepted", Severity.WARNING, "Let only pass what the document takes."),
  /** A matcher that some documented values of another type do not pass. */
  MATCHER_UNPROMISED("matcher.unpromised", Severity.WARNING, "Match what the document promises."),
  /** A matcher that does not pass its own example. */
  MATCHER_EXAMPLE("matcher.example", Severity.WARNING, "Make matcher and example fit.");

  private final String id;
  private final Severity severity;
  private final String advice;

  FindingCode(String id, Severity severity, String advice) {
    this.id = id;
    this.severity = severity;
    this.advice = advice;
  }

  /** What reports call it, and what people ignore it by. */
  public String id() {
    return id;
  }

  /** The code of an id; empty where there is none. */
  public static Optional<FindingCode> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  /** How bad it is as a rule. */
  public Severity severity() {
    return severity;
  }

  /** How to mend it, a sentence. */
  public String advice() {
    return advice;
  }
}
