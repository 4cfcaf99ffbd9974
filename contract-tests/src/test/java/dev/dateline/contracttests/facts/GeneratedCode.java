package dev.dateline.contracttests.facts;

import dev.dateline.contracttests.facts.ConstraintTable.Property;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that were generated, looked at by reflection: what a table of facts says of names,
 * types and deprecations can be asked of them without a call.
 *
 * @param base package that the code was generated into
 */
public record GeneratedCode(String base) {

  private static final Map<String, String> SCALARS =
      Map.of(
          "boolean", "java.lang.Boolean",
          "integer/int32", "java.lang.Integer",
          "integer/int64", "java.lang.Long",
          "string/date-time", "java.time.OffsetDateTime",
          "string/uuid", "java.util.UUID",
          "object", "dev.dateline.runtime.json.JsonValue");

  /** What both operations speak of, and what one of them does. */
  private static final List<String> MODELS =
      List.of("model", "model.cloudbackups", "model.legacybackup");

  /** The accessor of a property. */
  public Method accessor(Property property) {
    Class<?> model = model(property.schema());
    try {
      return model.getMethod(property.name());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(model + " has no accessor " + property.name() + "()", e);
    }
  }

  /** The setters of a property, one of them for each Java type that it can be set from. */
  public List<Method> setters(Property property) {
    return Arrays.stream(model(property.schema() + "$Builder").getMethods())
        .filter(method -> method.getName().equals(property.name()))
        .filter(method -> method.getParameterCount() == 1)
        .toList();
  }

  /** A model of a schema, made of JSON; properties of both directions are read. */
  public JsonModel read(String schema, String json) {
    Method read;
    try {
      read = model(schema).getMethod("read", JsonReader.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(model(schema) + " cannot be read", e);
    }
    try (JsonReader in = JsonReader.of(json, Direction.BOTH)) {
      return (JsonModel)
          in.document(
              reader -> {
                try {
                  return read.invoke(null, reader);
                } catch (ReflectiveOperationException e) {
                  throw new LinkageError("Cannot read a " + schema, e);
                }
              });
    }
  }

  /** The class of a schema, wherever among the models, or one nested in it. */
  private Class<?> model(String name) {
    return MODELS.stream()
        .map(home -> found(home + "." + name))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no class " + name + " among the models"));
  }

  /** The class of an operation's part, or whatever else has that name. */
  public Class<?> type(String name) {
    return found(name)
        .orElseThrow(() -> new AssertionError("There is no class " + base + "." + name));
  }

  private Optional<Class<?>> found(String name) {
    try {
      return Optional.of(Class.forName(base + "." + name));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The methods of an operation, on a client's or a service's interface. */
  public List<Method> methods(Class<?> group, String operationId) {
    return Arrays.stream(group.getMethods())
        .filter(method -> method.getName().startsWith(operationId))
        .toList();
  }

  /** Whether the type of a property's accessor is what its type in the table stands for. */
  public boolean isOfItsType(Property property) {
    return isOfType(accessor(property).getGenericReturnType(), property.type());
  }

  private boolean isOfType(Type found, String type) {
    if (type.startsWith("array of ")) {
      return found instanceof ParameterizedType list
          && list.getRawType() == List.class
          && isOfType(list.getActualTypeArguments()[0], type.substring("array of ".length()));
    }
    String name = type.replace("|null", "");
    if (name.equals("string")) {
      return found == String.class
          || found.getTypeName().startsWith("dev.dateline.runtime.json.EnumValue<");
    }
    String scalar = SCALARS.get(name);
    return scalar == null ? found == model(name) : found.getTypeName().equals(scalar);
  }

  /** The values of an enumeration that is nested in the class of its schema. */
  public Set<String> knownValues(String schema, String enumeration) {
    Set<String> names = new TreeSet<>();
    for (Object constant : model(schema + "$" + enumeration).getEnumConstants()) {
      if (!constant.toString().equals("UNRECOGNIZED")) {
        names.add(String.valueOf(call(constant, "value")));
      }
    }
    return names;
  }

  /** The statuses that the sealed response of an operation has a case for. */
  public Set<Integer> statuses(FactualOperation operation) {
    String name =
        operation.id().substring(0, 1).toUpperCase(Locale.ROOT) + operation.id().substring(1);
    List<Class<?>> cases = new ArrayList<>();
    for (Class<?> permitted : type("api." + name + "Response").getPermittedSubclasses()) {
      if (!permitted.getSimpleName().equals("Undocumented")) {
        cases.add(permitted);
      }
    }
    Set<Integer> statuses = new TreeSet<>();
    for (Class<?> each : cases) {
      // A case of success has no status of its own: it is named after it.
      statuses.add(
          each.getSimpleName().equals("Ok") ? 200 : (Integer) call(withNothing(each), "status"));
    }
    return statuses;
  }

  private static Object withNothing(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructors()[0];
      return constructor.newInstance(new Object[constructor.getParameterCount()]);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot make a " + type, e);
    }
  }

  private static Object call(Object target, String method) {
    try {
      Method found = target.getClass().getMethod(method);
      found.setAccessible(true);
      return found.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot ask " + target + " for its " + method, e);
    }
  }
}
