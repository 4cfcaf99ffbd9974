package dev.dateline.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.json.KnownValue;
import org.jspecify.annotations.Nullable;

/**
 * A Jackson module for generated models and what they are made of: by themselves, as properties of
 * classes of one's own, in lists and maps, as trees and through {@code convertValue}. They look as
 * they do on the wire, and what the document does not know survives.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new DatelineModule()).build();
 * }</pre>
 *
 * <p>Secrets are written, too, unless the direction leaves them out: a mapper is for storing as
 * well as for logging. Immutable.
 */
public final class DatelineModule extends Module {

  private final Direction direction;

  /** A module that writes and reads all properties, those for one direction only included. */
  public DatelineModule() {
    this(Direction.BOTH);
  }

  /**
   * A module that leaves out what does not travel in a direction.
   *
   * @param direction {@code RESPONSE} for no write-only properties, {@code REQUEST} for no
   *     read-only ones
   */
  public DatelineModule(Direction direction) {
    this.direction = direction;
  }

  @Override
  public String getModuleName() {
    return "dateline";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  /** One per direction and mapper: the last one that is registered counts. */
  @Override
  public Object getTypeId() {
    return DatelineModule.class;
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Writers());
    context.addDeserializers(new Readers());
    context.addKeySerializers(new KeyWriters());
    context.addKeyDeserializers(new KeyReaders());
  }

  private static boolean isEnum(Class<?> type) {
    return type.isEnum() && KnownValue.class.isAssignableFrom(type);
  }

  private final class Writers extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (JsonWritable.class.isAssignableFrom(raw)) {
        return new ValueSerializer<>(
            JsonWritable.class, (value, out) -> value.write(out), direction);
      }
      if (JsonValue.class.isAssignableFrom(raw)) {
        return new ValueSerializer<>(JsonValue.class, (value, out) -> out.value(value), direction);
      }
      if (raw == EnumValue.class) {
        return new ValueSerializer<>(
            EnumValue.class, (value, out) -> out.enumeration(value), direction);
      }
      if (isEnum(raw)) {
        EnumTexts texts = EnumTexts.of(raw);
        return new ValueSerializer<>(
            KnownValue.class, (value, out) -> out.enumeration(texts.value(value)), direction);
      }
      return null;
    }
  }

  private final class Readers extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (JsonWritable.class.isAssignableFrom(raw)) {
        return new ValueDeserializer(raw, ReadMethod.of(raw), direction);
      }
      if (JsonValue.class.isAssignableFrom(raw)) {
        return new ValueDeserializer(raw, in -> in.value(), direction);
      }
      if (raw == EnumValue.class && type.containedTypeCount() == 1) {
        EnumTexts texts = EnumTexts.of(type.containedType(0).getRawClass());
        return new ValueDeserializer(raw, texts::read, direction);
      }
      return null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      if (!isEnum(type)) {
        return null;
      }
      EnumTexts texts = EnumTexts.of(type);
      return new ValueDeserializer(type, in -> texts.read(in).known(), direction);
    }
  }

  private static final class KeyWriters extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (isEnum(raw)) {
        EnumTexts texts = EnumTexts.of(raw);
        return new EnumKeySerializer(key -> texts.value((KnownValue) key).value());
      }
      return raw == EnumValue.class
          ? new EnumKeySerializer(key -> ((EnumValue<?>) key).value())
          : null;
    }
  }

  private static final class KeyReaders implements KeyDeserializers {
    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (isEnum(raw)) {
        EnumTexts texts = EnumTexts.of(raw);
        return new EnumKeyDeserializer(key -> texts.of(key).known());
      }
      return raw == EnumValue.class && type.containedTypeCount() == 1
          ? new EnumKeyDeserializer(EnumTexts.of(type.containedType(0).getRawClass())::of)
          : null;
    }
  }
}
