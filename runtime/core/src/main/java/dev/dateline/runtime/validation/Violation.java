package dev.dateline.runtime.validation;

/**
 * One way in which a value breaks the document.
 *
 * @param path where: {@code delivery.targetGroupId}, {@code results[0].id}, a parameter's name;
 *     empty for the whole value
 * @param keyword the JSON Schema keyword that is broken, such as {@code required} or {@code
 *     pattern}
 * @param message a sentence part for people that completes the path: "must not be empty"; it never
 *     quotes the value, which may be secret
 */
public record Violation(String path, String keyword, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
