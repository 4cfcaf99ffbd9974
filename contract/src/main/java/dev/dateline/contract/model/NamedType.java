package dev.dateline.contract.model;

import dev.dateline.runtime.validation.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that gets a declaration of its own. */
public sealed interface NamedType {

  /** Its unique name. */
  TypeName name();

  /** Where it stands in the document. */
  String pointer();

  /** Prose. */
  Documentation documentation();

  /**
   * An object with declared properties.
   *
   * @param properties in document order, {@code allOf} merged
   * @param additional what other properties may hold
   * @param minProperties least number of properties, or null
   * @param maxProperties largest number of properties, or null
   * @param rules cross-field rules of the schema itself
   */
  record ObjectType(
      TypeName name,
      String pointer,
      Documentation documentation,
      List<Property> properties,
      AdditionalProperties additional,
      @Nullable Integer minProperties,
      @Nullable Integer maxProperties,
      List<Rule> rules)
      implements NamedType {

    public ObjectType {
      properties = List.copyOf(properties);
      rules = List.copyOf(rules);
    }
  }

  /**
   * What properties beside the declared ones may be.
   *
   * @param allowed false for {@code additionalProperties: false}
   * @param type of their values where the document says, else null: any JSON
   * @param constraints on each value
   */
  record AdditionalProperties(boolean allowed, @Nullable TypeRef type, Constraints constraints) {
    /** Anything goes, the default of JSON Schema. */
    public static final AdditionalProperties ANY =
        new AdditionalProperties(true, null, Constraints.NONE);
  }

  /**
   * A closed list in the document, open in code.
   *
   * @param kind STRING, INT64, DECIMAL or BOOLEAN
   * @param constants in document order, without null
   */
  record EnumType(
      TypeName name,
      String pointer,
      Documentation documentation,
      TypeRef.Scalar.Kind kind,
      List<Constant> constants)
      implements NamedType {

    public EnumType {
      constants = List.copyOf(constants);
    }

    /**
     * One documented value.
     *
     * @param value its text on the wire
     * @param name legal upper-case identifier, unique in its enum, never {@code UNRECOGNIZED}
     */
    public record Constant(String value, String name) {}
  }

  /**
   * One of several types ({@code oneOf}, {@code anyOf}).
   *
   * @param discriminator wire name of the property that tells, or null
   * @param variants in document order
   */
  record UnionType(
      TypeName name,
      String pointer,
      Documentation documentation,
      @Nullable String discriminator,
      List<Variant> variants)
      implements NamedType {

    public UnionType {
      variants = List.copyOf(variants);
    }

    /**
     * One alternative.
     *
     * @param name Pascal-case name, unique in the union
     * @param type what it holds
     * @param discriminatorValues values of the discriminator that mean it; empty without one
     */
    public record Variant(String name, TypeRef type, List<String> discriminatorValues) {
      public Variant {
        discriminatorValues = List.copyOf(discriminatorValues);
      }
    }
  }
}
