package dev.dateline.contract.overlay;

import dev.dateline.contract.tree.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a filter selector asks of a node (RFC 9535, 2.3.5). */
sealed interface Condition {

  /**
   * Whether it holds.
   *
   * @param current what {@code @} stands for
   * @param root what {@code $} stands for
   */
  boolean holds(Location current, Node root);

  /** At least one of several. */
  record Or(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      return conditions.stream().anyMatch(condition -> condition.holds(current, root));
    }
  }

  /** All of several. */
  record And(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      return conditions.stream().allMatch(condition -> condition.holds(current, root));
    }
  }

  /** The opposite. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      return !condition.holds(current, root);
    }
  }

  /** Whether a query selects anything. */
  record Exists(Query query) implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      return !query.select(current, root).isEmpty();
    }
  }

  /** A comparison. */
  record Compare(Value left, Operator operator, Value right) implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      return operator.holds(left.in(current, root), right.in(current, root));
    }
  }

  /**
   * The functions {@code match} and {@code search}.
   *
   * @param whole whether the pattern speaks of the whole text
   * @param compiled the pattern where the query has it as a literal, null where the document does
   */
  record Matches(Value text, Value pattern, boolean whole, @Nullable Pattern compiled)
      implements Condition {
    @Override
    public boolean holds(Location current, Node root) {
      String subject = Values.string(text.in(current, root));
      Pattern wanted = compiled;
      if (wanted == null) {
        String source = Values.string(pattern.in(current, root));
        wanted = source == null ? null : Values.pattern(source);
      }
      if (subject == null || wanted == null) {
        return false;
      }
      return whole ? wanted.matcher(subject).matches() : wanted.matcher(subject).find();
    }
  }

  /** A query inside a filter: from the node in question, or from the root. */
  record Query(boolean fromRoot, JsonPath path) {
    List<Location> select(Location current, Node root) {
      return path.select(fromRoot ? Location.root(root) : current, root);
    }
  }

  /** Comparison operators. */
  enum Operator {
    EQUAL("==") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return Values.equal(left, right);
      }
    },
    DIFFERENT("!=") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return !Values.equal(left, right);
      }
    },
    LESS_OR_EQUAL("<=") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return Values.less(left, right) || Values.equal(left, right);
      }
    },
    GREATER_OR_EQUAL(">=") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return Values.less(right, left) || Values.equal(left, right);
      }
    },
    LESS("<") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return Values.less(left, right);
      }
    },
    GREATER(">") {
      @Override
      boolean holds(@Nullable Node left, @Nullable Node right) {
        return Values.less(right, left);
      }
    };

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** How it is written; longer signs come before those that they begin with. */
    String sign() {
      return sign;
    }

    /** Whether two values compare so; null is RFC 9535's Nothing. */
    abstract boolean holds(@Nullable Node left, @Nullable Node right);
  }

  /** Something that has a value, or Nothing. */
  sealed interface Value {
    /** The value, or null for RFC 9535's Nothing. */
    @Nullable Node in(Location current, Node root);

    /** A value that the query itself has. */
    record Literal(Node node) implements Value {
      @Override
      public Node in(Location current, Node root) {
        return node;
      }
    }

    /** The only node that a query selects; {@code value} of a query that selects several. */
    record Only(Query query) implements Value {
      @Override
      public @Nullable Node in(Location current, Node root) {
        List<Location> selected = query.select(current, root);
        return selected.size() == 1 ? selected.get(0).node() : null;
      }
    }

    /** The function {@code length}. */
    record Length(Value of) implements Value {
      @Override
      public @Nullable Node in(Location current, Node root) {
        return Values.length(of.in(current, root));
      }
    }

    /** The function {@code count}. */
    record Count(Query of) implements Value {
      @Override
      public Node in(Location current, Node root) {
        return Values.number(of.select(current, root).size());
      }
    }
  }
}
