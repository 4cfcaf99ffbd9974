package dev.dateline.contract.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.dateline.contract.ContractException;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) to a tree. */
final class JsonText {
  private final String name;
  private final JsonParser in;
  private final TreeBuilder tree;

  private JsonText(String name, JsonParser in, TreeBuilder tree) {
    this.name = name;
    this.in = in;
    this.tree = tree;
  }

  static Node read(String name, String text, Limits limits) {
    TreeBuilder.checkLength(name, text, limits);
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth() + 1)
                    .maxStringLength(limits.codePoints())
                    .build())
            .build();
    try (JsonParser in = factory.createParser(text)) {
      JsonText reader = new JsonText(name, in, new TreeBuilder(limits));
      Node root = reader.value(in.nextToken(), 1);
      if (in.nextToken() != null) {
        throw reader.error(
            in.currentTokenLocation(), "there is text after the end of the document");
      }
      return root;
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage();
      throw new ContractException(
          "#",
          at(name, e.getLocation()) + ": not JSON: " + reason + ". Mend the text at this place.");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail to be read
    }
  }

  private Node value(@Nullable JsonToken token, int depth) throws IOException {
    Position position = at(name, in.currentTokenLocation());
    if (token == null) {
      throw new ContractException("#", position + ": the text ends before the document does.");
    }
    tree.count(1, position);
    switch (token) {
      case START_OBJECT -> {
        tree.checkDepth(depth, position);
        TreeBuilder.Fields fields = new TreeBuilder.Fields();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String key = in.currentName();
          Position keyPosition = at(name, in.currentTokenLocation());
          fields.add(key, keyPosition, value(in.nextToken(), depth + 1));
        }
        return fields.build(position);
      }
      case START_ARRAY -> {
        tree.checkDepth(depth, position);
        List<Node> items = new ArrayList<>();
        for (JsonToken item = in.nextToken(); item != JsonToken.END_ARRAY; item = in.nextToken()) {
          items.add(value(item, depth + 1));
        }
        return new Node.ArrayNode(items, position);
      }
      case VALUE_STRING -> {
        return new Node.Scalar(Node.Scalar.Kind.STRING, in.getText(), position);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return new Node.Scalar(Node.Scalar.Kind.NUMBER, in.getText(), position);
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return new Node.Scalar(Node.Scalar.Kind.BOOLEAN, in.getText(), position);
      }
      case VALUE_NULL -> {
        return new Node.Scalar(Node.Scalar.Kind.NULL, "null", position);
      }
      default -> throw error(in.currentTokenLocation(), "unexpected " + in.getText());
    }
  }

  private ContractException error(JsonLocation where, String what) {
    return new ContractException("#", at(name, where) + ": not JSON: " + what + ".");
  }

  private static Position at(String name, @Nullable JsonLocation location) {
    return location == null
        ? new Position(name, 0, 0)
        : new Position(name, location.getLineNr(), location.getColumnNr());
  }
}
