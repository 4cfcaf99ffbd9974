package dev.dateline.contract.build;

import dev.dateline.contract.tree.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names of operations and of their groups: unique whatever the case (file systems). */
final class OperationNames {
  /** What the types of an operation are called after its name. */
  private static final List<String> TYPES = List.of("Request", "Response", "Operation");

  private static final Set<String> STATUSES = StatusNames.all();

  /** What every generated group of operations has beside its operations. */
  private static final Set<String> OF_EVERY_GROUP = Set.of("async", "calls", "with");

  private final Map<String, String> operations = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();

  /**
   * Settles the names.
   *
   * @param operationIds of all operations of the document, selected or not
   * @param tags of all operations
   */
  OperationNames(Set<String> operationIds, Set<String> tags) {
    settle(operationIds, operations, OperationNames::pascal);
    settle(tags, groups, OperationNames::pascalOfGroup);
  }

  private static void settle(
      Set<String> written, Map<String, String> names, UnaryOperator<String> pascal) {
    Set<String> taken = new HashSet<>();
    for (boolean exact : new boolean[] {true, false}) {
      for (String each : written) {
        String name = pascal.apply(each);
        if (name.equals(each) == exact) {
          String free = name;
          for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + i;
          }
          names.put(each, free);
        }
      }
    }
  }

  /**
   * A name of which a method can be named too, and types that the generated code or its runtime
   * does not have already: there is no method called {@code import}, and an operation called {@code
   * bad} would have a {@code BadRequest}.
   */
  private static String pascal(String operationId) {
    String name = JavaNames.pascal(operationId);
    boolean free =
        JavaNames.isMethodName(JavaNames.camel(name))
            && !OF_EVERY_GROUP.contains(JavaNames.camel(name))
            && TYPES.stream().map(name::concat).noneMatch(OperationNames::isTaken);
    return free ? name : name + "Call";
  }

  /** {@code LoansAsync…} is the asynchronous side of {@code Loans}. */
  private static String pascalOfGroup(String tag) {
    String name = JavaNames.pascal(tag);
    return name.endsWith("Async") ? name + "Operations" : name;
  }

  private static boolean isTaken(String type) {
    return JavaNames.isReservedType(type) || STATUSES.contains(type);
  }

  /** The Pascal-case name of an operation. */
  String operation(String id) {
    return operations.getOrDefault(id, pascal(id));
  }

  /** The Pascal-case name of a group. */
  String group(String tag) {
    return groups.getOrDefault(tag, pascalOfGroup(tag));
  }

  /** Names of types that are made of operations and groups. */
  Set<String> typeNames(String api) {
    Set<String> names = new LinkedHashSet<>(StatusNames.all());
    names.add(api + "Client");
    names.add(api + "Server");
    operations
        .values()
        .forEach(
            name -> {
              TYPES.forEach(type -> names.add(name + type));
            });
    groups
        .values()
        .forEach(
            name -> {
              names.add(name + "Api");
              names.add(name + "AsyncApi");
              names.add(name + "Service");
              names.add(name + "Resource");
            });
    return names;
  }

  /** What the document calls an operation, or a name made from method and path. */
  static String id(Node operation, String method, String path) {
    String id = operation.text("operationId");
    return id == null || id.isBlank() ? idOf(method, path) : id;
  }

  /** A name made from method and path. */
  static String idOf(String method, String path) {
    return JavaNames.camel(method.toLowerCase(Locale.ROOT) + " " + path);
  }
}
