package dev.dateline.runtime.http;

import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.KnownValue;
import dev.dateline.runtime.json.ScalarText;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Scalars as the text of parameters and headers, one way for both sides.
 *
 * <p>Every {@code parse} method throws {@link IllegalArgumentException} whose message completes
 * "the parameter …" and does not quote the value.
 */
public final class WireText {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,9})?");
  private static final int LONGEST_NUMBER = 1000;

  private WireText() {}

  /**
   * The text of a scalar: a string, boolean, number, date, time, UUID, URI, enum value or byte
   * array.
   *
   * @throws IllegalArgumentException for anything else, and for numbers that are not finite
   */
  public static String of(Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      return value.toString();
    } else if (value instanceof BigDecimal || value instanceof UUID || value instanceof URI) {
      return value.toString();
    } else if (value instanceof Float number) {
      return ofFloating(number, number.toString());
    } else if (value instanceof Double number) {
      return ofFloating(number, number.toString());
    } else if (value instanceof LocalDate date) {
      return ScalarText.of(date);
    } else if (value instanceof OffsetDateTime time) {
      return ScalarText.of(time);
    } else if (value instanceof EnumValue<?> known) {
      return known.value();
    } else if (value instanceof KnownValue known) {
      return known.value();
    } else if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (value instanceof JsonValue.JsonString text) {
      return text.value();
    } else if (value instanceof JsonValue.JsonNumber || value instanceof JsonValue.JsonBoolean) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "a parameter is a scalar, or a list or map of scalars, but not a "
            + value.getClass().getName());
  }

  private static String ofFloating(double value, String text) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("must be a finite number");
    }
    return text;
  }

  /** Reads {@code true} or {@code false}. */
  public static boolean parseBoolean(String text) {
    if (text.equals("true")) {
      return true;
    }
    if (text.equals("false")) {
      return false;
    }
    throw new IllegalArgumentException("must be true or false");
  }

  /** Reads an integer of 32 bits. */
  public static int parseInt32(String text) {
    return (int) parseInteger(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Reads an integer of 64 bits. */
  public static long parseInt64(String text) {
    return parseInteger(text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long parseInteger(String text, long min, long max) {
    if (INTEGER.matcher(text).matches()) {
      try {
        long value = Long.parseLong(text);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw notInteger(min, max);
      }
    }
    throw notInteger(min, max);
  }

  private static IllegalArgumentException notInteger(long min, long max) {
    return new IllegalArgumentException("must be an integer from " + min + " to " + max);
  }

  /** Reads a number, rounded to single precision. */
  public static float parseFloat32(String text) {
    float value = parseDecimal(text).floatValue();
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("must be a number up to " + Float.MAX_VALUE);
    }
    return value;
  }

  /** Reads a number, rounded to double precision. */
  public static double parseFloat64(String text) {
    double value = parseDecimal(text).doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("must be a number up to " + Double.MAX_VALUE);
    }
    return value;
  }

  /** Reads a number with all its digits, written as in JSON. */
  public static BigDecimal parseDecimal(String text) {
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a number");
    }
    return new BigDecimal(text);
  }

  /** Reads a date; see {@link ScalarText#parseDate}. */
  public static LocalDate parseDate(String text) {
    return ScalarText.parseDate(text);
  }

  /** Reads a date-time; see {@link ScalarText#parseDateTime}. */
  public static OffsetDateTime parseDateTime(String text) {
    return ScalarText.parseDateTime(text);
  }

  /** Reads a UUID; see {@link ScalarText#parseUuid}. */
  public static UUID parseUuid(String text) {
    return ScalarText.parseUuid(text);
  }

  /** Reads a URI; see {@link ScalarText#parseUri}. */
  public static URI parseUri(String text) {
    return ScalarText.parseUri(text);
  }

  /** Reads bytes in Base64 (RFC 4648 §4). */
  public static byte[] parseBase64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be Base64", e);
    }
  }
}
