package dev.dateline.jackson;

import dev.dateline.runtime.json.JsonReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** The static method {@code read} of a generated type, or of the union that it is a variant of. */
final class ReadMethod implements Function<JsonReader, Object> {

  private final Class<?> type;
  private final MethodHandle handle;

  private ReadMethod(Class<?> type, MethodHandle handle) {
    this.type = type;
    this.handle = handle;
  }

  /**
   * Finds the method.
   *
   * @throws IllegalArgumentException when there is none that is public
   */
  static ReadMethod of(Class<?> type) {
    Deque<Class<?>> candidates = new ArrayDeque<>();
    candidates.add(type);
    while (!candidates.isEmpty()) {
      Class<?> candidate = candidates.remove();
      try {
        return new ReadMethod(
            candidate,
            MethodHandles.publicLookup()
                .findStatic(candidate, "read", MethodType.methodType(candidate, JsonReader.class)));
      } catch (NoSuchMethodException | IllegalAccessException e) {
        for (Class<?> union : candidate.getInterfaces()) {
          candidates.add(union);
        }
      }
    }
    throw new IllegalArgumentException(
        type.getName()
            + " has no public static method read(JsonReader) as generated models have, or lies in a"
            + " package that its module does not export.");
  }

  @Override
  public Object apply(JsonReader in) {
    try {
      return handle.invoke(in);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(type.getName() + ".read failed", e);
    }
  }
}
