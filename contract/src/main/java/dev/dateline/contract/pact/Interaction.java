package dev.dateline.contract.pact;

import dev.dateline.runtime.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interaction of a pact.
 *
 * @param pointer JSON pointer to it: {@code /interactions/3}
 * @param description in the words of the consumer
 * @param states names of the provider states that it needs
 * @param kind what it is: {@code Synchronous/HTTP}, {@code Asynchronous/Messages}, …
 * @param pending whether the consumer marks it as not yet to be kept
 * @param request what is sent; null where it is no exchange over HTTP
 * @param answer what is expected; null where it is no exchange over HTTP
 */
public record Interaction(
    String pointer,
    String description,
    List<String> states,
    String kind,
    boolean pending,
    @Nullable Request request,
    @Nullable Answer answer) {

  /** An exchange over HTTP, in the words of version 4 of the specification. */
  public static final String HTTP = "Synchronous/HTTP";

  public Interaction {
    states = List.copyOf(states);
  }

  /**
   * What is sent.
   *
   * @param method upper case
   * @param path as it is sent, still encoded, without a query
   * @param query as it is sent, without the question mark; empty where there is none
   * @param queryByName whether the pact has the query by name, so that each has a pointer
   * @param message headers, body and rules
   */
  public record Request(
      String method, String path, String query, boolean queryByName, Message message) {}

  /**
   * What is expected.
   *
   * @param status of HTTP
   * @param message headers, body and rules
   */
  public record Answer(int status, Message message) {}

  /**
   * What requests and answers have in common.
   *
   * @param pointer JSON pointer to it
   * @param headers values by name, as written
   * @param body the body
   * @param rules how what is here stands for other values
   */
  public record Message(
      String pointer, Map<String, List<String>> headers, Body body, MatchingRules rules) {
    public Message {
      headers = Map.copyOf(headers);
    }

    /** The values of a header, whatever the case of its name; empty where it is not there. */
    public List<String> header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT);
      return headers.entrySet().stream()
          .filter(each -> each.getKey().toLowerCase(Locale.ROOT).equals(wanted))
          .flatMap(each -> each.getValue().stream())
          .toList();
    }

    /** The name of a header as it is written here; the name itself where it is not there. */
    String written(String name) {
      return headers.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }
  }

  /**
   * A body.
   *
   * @param presence whether there is one
   * @param pointer JSON pointer to its content
   * @param content a JSON value; text where it is no JSON; {@code null} where there is none
   * @param contentType what the pact says that it is beside the header, or null
   * @param binary whether it was written in base64
   */
  public record Body(
      Presence presence,
      String pointer,
      JsonValue content,
      @Nullable String contentType,
      boolean binary) {

    /** Whether there is a body. */
    public enum Presence {
      /** Nothing is said of it. */
      ABSENT,
      /** It is said to be null. */
      NULL,
      /** It is said to be empty. */
      EMPTY,
      /** It is there. */
      PRESENT
    }
  }
}
