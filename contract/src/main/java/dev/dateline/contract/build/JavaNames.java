package dev.dateline.contract.build;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Java identifiers for the names of a document. Identifiers are ASCII, because type names become
 * file names.
 */
final class JavaNames {
  /** File names have 255 bytes, for two names and what generated code adds to them. */
  private static final int LONGEST = 110;

  private static final Pattern HUMP =
      Pattern.compile(
          "(?<=[a-z])(?=[A-Z])|(?<=[0-9])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])");
  private static final Pattern DATE_SUFFIX =
      Pattern.compile("^(.*?[^0-9])[-_.]?(20[0-9]{2})[-_.]?([0-9]{2})[-_.]?([0-9]{2})$");

  /** JLS 3.9: keywords, literals, and contextual words that cannot name a type. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "try",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null",
          "_",
          "var",
          "yield",
          "record",
          "sealed",
          "permits",
          "non-sealed");

  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "finalize",
          "clone");

  /** Methods and fields that generated models, requests and their builders have of their own. */
  private static final Set<String> MEMBERS =
      Set.of(
          // java.lang.Object
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "finalize",
          "clone",
          // models, requests and responses
          "toBuilder",
          "builder",
          "build",
          "validate",
          "write",
          "read",
          "of",
          "unknownProperties",
          "unknownProperty",
          "toJson",
          "shape",
          "members",
          "check",
          "required",
          "isNull",
          "writeProperties",
          "setNull",
          "unknown",
          // parameters of instance methods that read fields
          "checks",
          "out");

  /** Types that generated code speaks of by their simple names. */
  private static final Set<String> TYPES =
      Set.of(
          // java.lang, as far as it can be met by accident
          "Object",
          "String",
          "Boolean",
          "Byte",
          "Character",
          "Short",
          "Integer",
          "Long",
          "Float",
          "Double",
          "Number",
          "Void",
          "Math",
          "StrictMath",
          "System",
          "Runtime",
          "Process",
          "Thread",
          "ThreadGroup",
          "ThreadLocal",
          "Runnable",
          "Iterable",
          "Comparable",
          "CharSequence",
          "Class",
          "ClassLoader",
          "ClassValue",
          "Enum",
          "Record",
          "Module",
          "ModuleLayer",
          "Package",
          "Override",
          "Deprecated",
          "SuppressWarnings",
          "SafeVarargs",
          "FunctionalInterface",
          "StringBuilder",
          "StringBuffer",
          "Throwable",
          "Exception",
          "Error",
          "RuntimeException",
          "IllegalArgumentException",
          "IllegalStateException",
          "NullPointerException",
          "IndexOutOfBoundsException",
          "ArithmeticException",
          "ClassCastException",
          "NumberFormatException",
          "UnsupportedOperationException",
          "InterruptedException",
          "AssertionError",
          "OutOfMemoryError",
          "StackOverflowError",
          "StackTraceElement",
          "StackWalker",
          "AutoCloseable",
          "Cloneable",
          "Appendable",
          "Readable",
          "ProcessBuilder",
          "ProcessHandle",
          "SecurityException",
          "SecurityManager",
          "CloneNotSupportedException",
          "NoSuchFieldException",
          "NoSuchMethodException",
          "ReflectiveOperationException",
          "ScopedValue",
          "IO",
          // java.util, java.time, java.math, java.net
          "List",
          "Map",
          "Set",
          "Collection",
          "Optional",
          "Objects",
          "Arrays",
          "Collections",
          "LinkedHashMap",
          "ArrayList",
          "UUID",
          "URI",
          "BigDecimal",
          "BigInteger",
          "LocalDate",
          "OffsetDateTime",
          "Instant",
          "Duration",
          "Pattern",
          "Function",
          "Consumer",
          "BiConsumer",
          "Supplier",
          "Predicate",
          "InputStream",
          "OutputStream",
          // JSpecify
          "Nullable",
          "NullMarked",
          // Dateline's own
          "JsonModel",
          "JsonReader",
          "JsonWriter",
          "JsonValue",
          "JsonObject",
          "JsonArray",
          "JsonString",
          "JsonNumber",
          "JsonBoolean",
          "JsonNull",
          "JsonException",
          "Shape",
          "Direction",
          "Checks",
          "Rule",
          "EnumValue",
          "EnumType",
          "KnownValue",
          "Violation",
          "ValidationLevel",
          "Builder",
          "Unknown",
          "ApiVersion",
          "VersionRule",
          "MediaType",
          "Headers",
          "ParameterStyle",
          "WireText",
          "OperationInfo",
          "OperationRequest",
          "ErrorShape",
          "ErrorCase",
          "Envelope",
          "ApiProtocol",
          "SecurityScheme",
          "ClientOperation",
          "ServerOperation",
          "RequestWriter",
          "RequestReader",
          "ResponseReader",
          "ResponseWriter",
          "ParameterValue",
          "ApiCaller",
          "AsyncCalls",
          "CallOptions",
          "CompletableFuture",
          "OperationGroup",
          "ApiResponse",
          "ApiClientBuilder",
          "Credentials",
          "ApiException",
          "TransportException",
          "UnreadableResponseException",
          "InvalidRequestException",
          "OperationHandler",
          "Authenticator",
          "JakartaBinding",
          "Request",
          "Response",
          "Undocumented",
          "RuntimeVersion",
          // Jakarta REST, in generated resources
          "Path",
          "GET",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "Context",
          "HttpHeaders",
          "UriInfo",
          "HttpMethod",
          "Consumes",
          "Produces");

  private static final Map<Integer, String> SYMBOLS =
      Map.ofEntries(
          Map.entry((int) '<', "LESS"),
          Map.entry((int) '>', "GREATER"),
          Map.entry((int) '=', "EQUAL"),
          Map.entry((int) '!', "NOT"),
          Map.entry((int) '+', "PLUS"),
          Map.entry((int) '-', "MINUS"),
          Map.entry((int) '*', "STAR"),
          Map.entry((int) '/', "SLASH"),
          Map.entry((int) '\\', "BACKSLASH"),
          Map.entry((int) '%', "PERCENT"),
          Map.entry((int) '&', "AND"),
          Map.entry((int) '|', "OR"),
          Map.entry((int) '^', "CARET"),
          Map.entry((int) '~', "TILDE"),
          Map.entry((int) '$', "DOLLAR"),
          Map.entry((int) '@', "AT"),
          Map.entry((int) '#', "HASH"),
          Map.entry((int) '.', "DOT"),
          Map.entry((int) ',', "COMMA"),
          Map.entry((int) ':', "COLON"),
          Map.entry((int) ';', "SEMICOLON"),
          Map.entry((int) '?', "QUESTION_MARK"),
          Map.entry((int) '_', "UNDERSCORE"),
          Map.entry((int) ' ', "SPACE"),
          Map.entry((int) '"', "DOUBLE_QUOTE"),
          Map.entry((int) '\'', "QUOTE"),
          Map.entry((int) '`', "BACKTICK"),
          Map.entry((int) '(', "LEFT_PARENTHESIS"),
          Map.entry((int) ')', "RIGHT_PARENTHESIS"),
          Map.entry((int) '[', "LEFT_BRACKET"),
          Map.entry((int) ']', "RIGHT_BRACKET"),
          Map.entry((int) '{', "LEFT_BRACE"),
          Map.entry((int) '}', "RIGHT_BRACE"));

  private JavaNames() {}

  /** {@code getGroup}, {@code get-group} and {@code get group} become {@code GetGroup}. */
  static String pascal(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : words(text)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return shortened(legal(name.isEmpty() ? "Value" : name.toString()));
  }

  /**
   * A name that file systems take, with what is added to it. One that is cut ends in a checksum, so
   * that two that begin alike stay different.
   */
  static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    return name.substring(0, LONGEST - 8) + String.format(Locale.ROOT, "%08X", name.hashCode());
  }

  /** {@code masterKeyUUID} stays, {@code country_code} becomes {@code countryCode}. */
  static String camel(String text) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      return "value";
    }
    StringBuilder name = new StringBuilder(decapitalized(words.get(0)));
    for (String word : words.subList(1, words.size())) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return shortened(legal(name.toString()));
  }

  /** A name for a property that clashes with nothing a generated model has. */
  static String property(String wireName) {
    String name = camel(wireName);
    return KEYWORDS.contains(name) || MEMBERS.contains(name) ? name + "Value" : name;
  }

  /** A name for a parameter that clashes with nothing a generated request has. */
  static String parameter(String wireName) {
    String name = property(wireName);
    return name.equals("body") || name.equals("match") ? name + "Value" : name;
  }

  /** {@code pointInTime} becomes {@code POINT_IN_TIME}, {@code <} becomes {@code LESS}. */
  static String constant(String value) {
    List<String> words = new ArrayList<>();
    for (String word : words(value)) {
      for (String part : HUMP.split(word, -1)) {
        words.add(part.toUpperCase(Locale.ROOT));
      }
    }
    if (words.isEmpty()) {
      value.codePoints().limit(8).forEach(c -> words.add(SYMBOLS.getOrDefault(c, "U" + hex(c))));
    } else if (isSigned(value)) {
      words.add(0, value.startsWith("-") ? "MINUS" : "PLUS");
    }
    String name = words.isEmpty() ? "EMPTY" : shortened(legal(String.join("_", words)));
    return name.equals("UNRECOGNIZED") || name.equals("TYPE") ? name + "_VALUE" : name;
  }

  /** A name with its version date cut off; the name itself where it has none. */
  static String withoutDate(String schemaName) {
    Matcher matcher = DATE_SUFFIX.matcher(schemaName);
    if (!matcher.matches()) {
      return schemaName;
    }
    try {
      LocalDate.of(
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)));
    } catch (DateTimeException e) {
      return schemaName; // eight digits that are no date
    }
    return matcher.group(1);
  }

  /** Whether an interface can declare a method of this name, with any parameters. */
  static boolean isMethodName(String name) {
    return !SourceVersion.isKeyword(name)
        && !name.equals("yield")
        && !OBJECT_METHODS.contains(name);
  }

  /** Whether no type of a document can have this simple name. */
  static boolean isReservedType(String simpleName) {
    return TYPES.contains(simpleName);
  }

  /** Every reserved type name, in lower case. */
  static Set<String> reservedTypesLowerCase() {
    Set<String> lower = new HashSet<>();
    TYPES.forEach(type -> lower.add(type.toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** A name that is not taken yet: itself, or with the first number that makes it new. */
  static String unique(String name, String separator, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + separator + i;
    }
    return free;
  }

  private static boolean isSigned(String value) {
    return value.length() > 1
        && (value.charAt(0) == '-' || value.charAt(0) == '+')
        && value.charAt(1) >= '0'
        && value.charAt(1) <= '9';
  }

  /** The runs of letters and digits in a text, in ASCII. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String plain = text;
    if (!text.chars().allMatch(c -> c < 128)) {
      plain = Normalizer.normalize(text, Normalizer.Form.NFD);
    }
    plain
        .codePoints()
        .forEach(
            c -> {
              if (c < 128 && Character.isLetterOrDigit(c)) {
                word.append((char) c);
              } else if (c >= 128 && Character.isLetterOrDigit(c)) {
                endWord(word, words);
                words.add("U" + hex(c));
              } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'') {
                endWord(word, words);
              }
            });
    endWord(word, words);
    return words;
  }

  private static void endWord(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static String hex(int codePoint) {
    return String.format(Locale.ROOT, "%04X", codePoint);
  }

  /** {@code URLPath} becomes {@code urlPath}, {@code ID} becomes {@code id}. */
  private static String decapitalized(String word) {
    int upper = 0;
    while (upper < word.length() && Character.isUpperCase(word.charAt(upper))) {
      upper++;
    }
    boolean allButDigits = word.substring(upper).chars().allMatch(c -> c >= '0' && c <= '9');
    int lowered = upper <= 1 || allButDigits ? upper : upper - 1;
    return word.substring(0, lowered).toLowerCase(Locale.ROOT) + word.substring(lowered);
  }

  private static String legal(String name) {
    return name.charAt(0) >= '0' && name.charAt(0) <= '9' ? "_" + name : name;
  }
}
