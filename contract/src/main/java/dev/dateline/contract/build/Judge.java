package dev.dateline.contract.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.OpenAPIDeserializer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has Swagger Parser judge whether a document is well formed: missing parts, parts of the wrong
 * kind, parts that OpenAPI does not know. The contract itself is built from the tree, see
 * docs/decisions.
 */
final class Judge {
  private static final Pattern ATTRIBUTE = Pattern.compile("^attribute (.+?) is ");

  /**
   * An entry of {@code encoding} that the schema beside it does not list as a property of its own:
   * it may have it from an {@code allOf}. {@link Forms} knows, and tells.
   */
  private static final Pattern ENCODING =
      Pattern.compile("^attribute (.+\\.encoding)\\.(.+) is unexpected$");

  /** What is told elsewhere, in the right place. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?s).*(already defined -- ignoring \"examples?\" field"
              + "|multipleOf value must be > 0"
              + "|writeOnly and readOnly are both present)$");

  private static final Pattern STEP =
      Pattern.compile("'([^']*)'|\\(([^)]*)\\)|\\[([0-9]+)\\]|([^.'(\\[]+)");

  private final FutureTask<List<Diagnostic>> findings;

  private Judge(Node.ObjectNode root) {
    this.findings = new FutureTask<>(() -> findings(root));
  }

  /**
   * Starts judging a document on a thread of its own: it takes a third of the time that building
   * the contract takes, and neither needs the other.
   */
  static Judge start(Node.ObjectNode root) {
    Judge judge = new Judge(root);
    Thread thread = new Thread(judge.findings, "dateline-judge");
    thread.setDaemon(true);
    thread.start();
    return judge;
  }

  /** Adds what is wrong with the document to the diagnostics; waits until it is known. */
  void report(Diagnostics diagnostics) {
    try {
      findings.get().forEach(finding -> diagnostics.warn(finding.pointer(), finding.message()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the document was being checked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("The document could not be checked", e);
    }
  }

  private static List<Diagnostic> findings(Node.ObjectNode root) {
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    List<String> messages;
    try {
      SwaggerParseResult result =
          new OpenAPIDeserializer().deserialize(judged(Element.DOCUMENT, root), null, options);
      messages = result.getMessages();
    } catch (RuntimeException e) {
      return List.of(
          new Diagnostic(
              Diagnostic.Severity.WARNING, "#", "Swagger Parser cannot read the document: " + e));
    }
    return messages == null
        ? List.of()
        : messages.stream()
            .filter(message -> !isEncoding(message, root))
            .filter(message -> !TOLD.matcher(message).matches())
            .map(
                message ->
                    new Diagnostic(Diagnostic.Severity.WARNING, pointer(message, root), message))
            .toList();
  }

  private static boolean isEncoding(String message, Node root) {
    Matcher encoding = ENCODING.matcher(message);
    if (!encoding.matches()) {
      return false;
    }
    Node entries = Pointer.resolve(root, pointerOf(encoding.group(1), root));
    return entries != null && entries.has(encoding.group(2));
  }

  /** The pointer that a message speaks of, as far as it leads into the document. */
  static String pointer(String message, Node root) {
    Matcher attribute = ATTRIBUTE.matcher(message);
    return attribute.find() ? pointerOf(attribute.group(1), root) : "#";
  }

  private static String pointerOf(String attribute, Node root) {
    String pointer = "#";
    Matcher step = STEP.matcher(attribute);
    while (step.find()) {
      for (int group = 1; group <= step.groupCount(); group++) {
        if (step.group(group) != null) {
          String next = Pointer.child(pointer, step.group(group));
          if (Pointer.resolve(root, next) == null) {
            return pointer;
          }
          pointer = next;
        }
      }
    }
    return pointer;
  }

  /**
   * An element as JSON, without what the judge has no opinion of but spends half of its time on:
   * extensions, and examples in schemas.
   */
  private static JsonNode judged(Element element, Node node) {
    if (!(node instanceof Node.ObjectNode object)) {
      return json(node);
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
      String name = entry.getKey();
      Element.Field field = element.field(name);
      if (field != null) {
        copy.set(name, judged(field, entry.getValue()));
      } else if (!name.startsWith("x-") && !(element == Element.SCHEMA && name.equals("example"))) {
        copy.set(name, json(entry.getValue()));
      }
    }
    return copy;
  }

  private static JsonNode judged(Element.Field field, Node value) {
    if (field.holds() == Element.Holds.MAP && value instanceof Node.ObjectNode map) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      map.fields().forEach((name, item) -> copy.set(name, judged(field.element(), item)));
      return copy;
    }
    if (field.holds() == Element.Holds.LIST && value instanceof Node.ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.items().size());
      list.items().forEach(item -> copy.add(judged(field.element(), item)));
      return copy;
    }
    return field.holds() == Element.Holds.ONE ? judged(field.element(), value) : json(value);
  }

  private static JsonNode json(Node node) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (node instanceof Node.ObjectNode object) {
      ObjectNode copy = factory.objectNode();
      object.fields().forEach((name, field) -> copy.set(name, json(field)));
      return copy;
    }
    if (node instanceof Node.ArrayNode array) {
      ArrayNode copy = factory.arrayNode(array.items().size());
      array.items().forEach(item -> copy.add(json(item)));
      return copy;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.kind()) {
      case STRING -> factory.textNode(scalar.text());
      case NUMBER -> number(scalar.text());
      case BOOLEAN -> factory.booleanNode(scalar.text().equals("true"));
      case NULL -> factory.nullNode();
    };
  }

  private static JsonNode number(String literal) {
    if (literal.matches("-?[0-9]{1,9}")) {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(literal));
    }
    if (literal.matches("-?[0-9]{1,18}")) {
      return LongNode.valueOf(Long.parseLong(literal));
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(literal));
    } catch (NumberFormatException e) {
      return JsonNodeFactory.instance.textNode(literal);
    }
  }
}
