package dev.dateline.runtime.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a generated class is, for reader, writer, checks, equality and text: its name, its
 * properties in order, and which of them travel only one way, may be null, or are secret.
 *
 * <p>Immutable; the methods that take names return a new shape.
 */
public final class Shape {
  private final String typeName;
  private final List<String> names;
  private final Set<String> known;
  private final Set<String> readOnly;
  private final Set<String> writeOnly;
  private final Set<String> nullable;
  private final Set<String> secret;
  private final boolean closed;

  private Shape(
      String typeName,
      List<String> names,
      Set<String> known,
      Set<String> readOnly,
      Set<String> writeOnly,
      Set<String> nullable,
      Set<String> secret,
      boolean closed) {
    this.typeName = typeName;
    this.names = names;
    this.known = known;
    this.readOnly = readOnly;
    this.writeOnly = writeOnly;
    this.nullable = nullable;
    this.secret = secret;
    this.closed = closed;
  }

  /**
   * A shape whose properties are all optional and plain.
   *
   * @param typeName the simple name of the class
   * @param wireNames the names of the properties in JSON, in the order of the members
   * @throws IllegalArgumentException when a name is there twice
   */
  public static Shape of(String typeName, String... wireNames) {
    Set<String> known = Set.of(wireNames);
    return new Shape(
        typeName, List.of(wireNames), known, Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  /** This shape with properties that only the server sets. */
  public Shape readOnly(String... names) {
    return new Shape(
        typeName, this.names, known, with(readOnly, names), writeOnly, nullable, secret, closed);
  }

  /** This shape with properties that only the client sets. */
  public Shape writeOnly(String... names) {
    return new Shape(
        typeName, this.names, known, readOnly, with(writeOnly, names), nullable, secret, closed);
  }

  /** This shape with properties that may be null in JSON. */
  public Shape nullable(String... names) {
    return new Shape(
        typeName, this.names, known, readOnly, writeOnly, with(nullable, names), secret, closed);
  }

  /** This shape with properties whose values are never shown. */
  public Shape secret(String... names) {
    return new Shape(
        typeName, this.names, known, readOnly, writeOnly, nullable, with(secret, names), closed);
  }

  /** This shape where the document allows no other properties. */
  public Shape closed() {
    return new Shape(typeName, names, known, readOnly, writeOnly, nullable, secret, true);
  }

  private Set<String> with(Set<String> before, String... added) {
    Set<String> all = new HashSet<>(before);
    for (String name : added) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(typeName + " has no property " + name);
      }
      all.add(name);
    }
    return Collections.unmodifiableSet(all);
  }

  /** The simple name of the class. */
  public String typeName() {
    return typeName;
  }

  /** The names of the properties in JSON, in order. */
  public List<String> names() {
    return names;
  }

  /** Whether the document knows the property. */
  public boolean has(String name) {
    return known.contains(name);
  }

  /** Whether only the server sets the property. */
  public boolean isReadOnly(String name) {
    return readOnly.contains(name);
  }

  /** Whether only the client sets the property. */
  public boolean isWriteOnly(String name) {
    return writeOnly.contains(name);
  }

  /** Whether the property may be null in JSON. */
  public boolean isNullable(String name) {
    return nullable.contains(name);
  }

  /** Whether the value of the property is never shown. */
  public boolean isSecret(String name) {
    return secret.contains(name);
  }

  /** Whether the document allows no other properties. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether the property is part of a text that travels in a direction. */
  public boolean travels(String name, Direction direction) {
    return (direction.includesReadOnly() || !readOnly.contains(name))
        && (direction.includesWriteOnly() || !writeOnly.contains(name));
  }

  /**
   * Members as text: {@code Link[href=…, rel=self]}, without those that are absent and with {@code
   * ***} for secrets.
   */
  public String toString(@Nullable Object[] members) {
    return toString(members, Set.of());
  }

  String toString(@Nullable Object[] members, Set<String> unknown) {
    StringBuilder text = new StringBuilder(typeName).append('[');
    String separator = "";
    for (int i = 0; i < members.length; i++) {
      Object member = members[i];
      if (member != null) {
        String name = names.get(i);
        text.append(separator).append(name).append('=');
        text.append(isSecret(name) ? "***" : shown(member));
        separator = ", ";
      }
    }
    if (!unknown.isEmpty()) {
      // Names alone: whether an unknown value is secret, nobody can tell.
      text.append(separator).append("unknown=").append(new LinkedHashSet<>(unknown));
    }
    return text.append(']').toString();
  }

  private static String shown(Object member) {
    return member instanceof byte[] bytes ? bytes.length + " bytes" : member.toString();
  }

  /** Whether members of this shape are equal; byte arrays by content. */
  public boolean equal(@Nullable Object[] members, @Nullable Object[] others) {
    return Arrays.deepEquals(members, others);
  }

  /** A hash over members of this shape that fits {@link #equal}. */
  public int hash(@Nullable Object[] members) {
    return 31 * typeName.hashCode() + Arrays.deepHashCode(members);
  }

  @Override
  public String toString() {
    return typeName + names;
  }
}
