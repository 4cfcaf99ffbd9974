package dev.dateline.generator.pact;

import dev.dateline.contract.interactions.RequestValues;
import dev.dateline.contract.interactions.ResponseValues;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.values.InexpressibleException;
import dev.dateline.generator.values.JavaValues;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.ResponseCases;
import dev.dateline.generator.view.ResponseCases.Case;
import dev.dateline.runtime.json.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Requests and answers of one side as expressions. For one file; not thread-safe. */
final class Expressions {

  /** Longer ones would not be read, and might not fit into a method. */
  private static final int LONGEST = 20_000;

  private final Packages packages;
  private final ResponseCases cases;
  private final Imports imports;
  private final JavaValues sent;
  private final JavaValues answered;

  Expressions(Contract contract, Packages packages, ResponseCases cases, Imports imports) {
    this.packages = packages;
    this.cases = cases;
    this.imports = imports;
    this.sent = new JavaValues(contract, packages, Direction.REQUEST, true, imports);
    this.answered = new JavaValues(contract, packages, Direction.RESPONSE, true, imports);
  }

  /** A request of an operation; null where there is no expression for it. */
  @Nullable String request(Operation operation, RequestValues values) {
    try {
      List<String> setters = new ArrayList<>();
      values
          .parameters()
          .forEach(
              (each, value) ->
                  setters.add(
                      "." + each.name() + "(" + sent.value(value, each.type(), true, 4) + ")"));
      if (values.body() != null && operation.body() != null) {
        Content content = operation.body().contents().get(0);
        setters.add(".body(" + sent.value(values.body(), content.type(), true, 4) + ")");
      }
      String type = imports.use(packages.api() + "." + operation.name() + "Request");
      setters.add(".build()");
      String separator = "\n                ";
      return checked(type + ".builder()" + separator + String.join(separator, setters));
    } catch (InexpressibleException e) {
      return null;
    }
  }

  /** An answer of an operation; null where there is no expression for it. */
  @Nullable String response(Operation operation, ResponseValues values) {
    Content content = values.content();
    Case found =
        cases.of(operation).stream()
            .filter(each -> each.response().equals(values.response()))
            .filter(each -> content == null ? each.first() : each.contents().contains(content))
            .findFirst()
            .orElseThrow();
    try {
      List<String> arguments = new ArrayList<>();
      if (!found.hasOneStatus()) {
        arguments.add(String.valueOf(values.status()));
      }
      if (values.body() != null && content != null) {
        arguments.add(answered.value(values.body(), content.type(), false, 3));
      }
      String type =
          cases.isShared(found)
              ? imports.use(packages.api() + "." + found.name())
              : imports.use(packages.api() + "." + operation.name() + "Response")
                  + "."
                  + found.name();
      StringBuilder made =
          new StringBuilder("new ").append(type).append('(').append(String.join(", ", arguments));
      made.append(')');
      if (!values.headers().isEmpty()) {
        made.append(".withHeaders(")
            .append(imports.use("dev.dateline.runtime.http.Headers"))
            .append(".builder()");
        values
            .headers()
            .forEach(
                (name, value) ->
                    made.append(".add(")
                        .append(JavaLiteral.strings(List.of(name, value)))
                        .append(')'));
        made.append(".build())");
      }
      return checked(made.toString());
    } catch (InexpressibleException e) {
      return null;
    }
  }

  private static @Nullable String checked(String expression) {
    return expression.length() > LONGEST ? null : expression;
  }

  /** A name for a method. */
  static String method(String about) {
    StringBuilder name = new StringBuilder();
    for (String word : about.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty() && name.length() < 80) {
        name.append(
                name.isEmpty()
                    ? word.substring(0, 1)
                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word.substring(1));
      }
    }
    return name.isEmpty() ? "other" : name.toString();
  }
}
