package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.generator.ExampleValues.Example;
import dev.dateline.generator.ExampleValues.Source;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.json.ScalarText;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example of a document, read with the generated type and written again in full, says the
 * same; and so does a value that is made from the type, with a property that nobody knows.
 */
class ExamplesRoundTripTest {

  @TempDir Path classes;

  @Test
  void ofTheCanonicalDocument() throws Exception {
    Map<Source, Integer> counts = roundTrip(Path.of("../spec/atlas-restore-jobs.yaml"), "latest");
    assertThat(counts.get(Source.OPERATION)).isGreaterThan(10);
    assertThat(counts.get(Source.PROPERTY)).isGreaterThan(20);
  }

  @Test
  void ofAnotherDocument() throws Exception {
    roundTrip(Path.of("src/test/resources/documents/library.yaml"), "latest");
  }

  @Test
  void ofTrainTravel() throws Exception {
    roundTrip(PublishedDocument.TRAIN_TRAVEL.required(), "latest");
  }

  @Test
  void ofAllOfAtlasAtItsNewestDate() throws Exception {
    Map<Source, Integer> counts = roundTrip(PublishedDocument.ATLAS.required(), "latest");
    assertThat(counts.get(Source.OPERATION)).isGreaterThan(2_000);
    assertThat(counts.get(Source.PROPERTY)).isGreaterThan(900);
    assertThat(counts.get(Source.MADE)).isGreaterThan(900);
  }

  private Map<Source, Integer> roundTrip(Path document, String version) throws Exception {
    Contract contract =
        ContractReader.read(ContractSource.file(document), ContractOptions.at(version));
    List<Example> examples =
        ExampleValues.of(contract, DocumentReader.read(ContractSource.file(document)).root());
    compile(contract);
    Map<Source, Integer> counts = new EnumMap<>(Source.class);
    List<String> lost = new ArrayList<>();
    Set<String> mistaken = mistaken(contract);
    int passedOver = 0;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Map<String, Method> readers = readers(contract, loader);
      for (Example example : examples) {
        if (mistaken.stream().anyMatch(pointer -> pointer.startsWith(example.pointer()))) {
          passedOver++;
          continue;
        }
        counts.merge(example.source(), 1, Integer::sum);
        String problem = problem(example, readers.get(example.type().toString()));
        if (problem != null) {
          lost.add(
              example.source() + " " + example.type() + " " + example.pointer() + ": " + problem);
        }
      }
    }
    System.out.println(
        document.getFileName()
            + ": examples that say the same after a round trip: "
            + counts
            + ", passed over as the document's own mistakes: "
            + passedOver
            + ", lost: "
            + lost.size());
    assertThat(lost).isEmpty();
    return counts;
  }

  /** Examples that are of another type than their schema demands, as a diagnostic says. */
  private static Set<String> mistaken(Contract contract) {
    return contract.diagnostics().stream()
        .filter(each -> each.message().contains("is not of the type that the schema"))
        .map(Diagnostic::pointer)
        .collect(Collectors.toSet());
  }

  private static @org.jspecify.annotations.Nullable String problem(Example example, Method read)
      throws IllegalAccessException {
    JsonValue again;
    try (JsonReader in = JsonReader.of(example.value().toString(), Direction.BOTH)) {
      JsonWritable model =
          in.document(
              reader -> {
                try {
                  return (JsonWritable) read.invoke(null, reader);
                } catch (InvocationTargetException e) {
                  throw new IllegalStateException(String.valueOf(e.getCause()), e);
                } catch (IllegalAccessException e) {
                  throw new AssertionError(e);
                }
              });
      again = JsonValue.parse(JsonWriter.text(Direction.BOTH, false, model::write));
    } catch (RuntimeException e) {
      return e.getMessage();
    }
    return saySame(example.value(), again)
        ? null
        : "\n    was " + example.value() + "\n    is  " + again;
  }

  /** Times may be written otherwise, numbers with other zeros. */
  private static boolean saySame(JsonValue one, JsonValue other) {
    if (one instanceof JsonObject object && other instanceof JsonObject that) {
      return object.members().keySet().equals(that.members().keySet())
          && object.members().entrySet().stream()
              .allMatch(each -> saySame(each.getValue(), that.members().get(each.getKey())));
    }
    if (one instanceof JsonArray array && other instanceof JsonArray that) {
      if (array.items().size() != that.items().size()) {
        return false;
      }
      for (int i = 0; i < array.items().size(); i++) {
        if (!saySame(array.items().get(i), that.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other) || isSameTime(one, other) || isSameUuid(one, other);
  }

  private static boolean isSameTime(JsonValue one, JsonValue other) {
    try {
      return one instanceof JsonString a
          && other instanceof JsonString b
          && ScalarText.parseDateTime(a.value()).isEqual(ScalarText.parseDateTime(b.value()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isSameUuid(JsonValue one, JsonValue other) {
    try {
      return one instanceof JsonString a
          && other instanceof JsonString b
          && ScalarText.parseUuid(a.value()).equals(ScalarText.parseUuid(b.value()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Compiles the types alone; operations have their own tests. */
  private void compile(Contract contract) throws IOException {
    Set<String> names = new HashSet<>();
    for (TypeName name : contract.types().keySet()) {
      names.add((name.owner() == null ? name.simple() : name.owner()) + ".java");
    }
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    Map<String, byte[]> sources = new TreeMap<>();
    HostRun.generate(contract, Target.CLIENT, "com.example.examples", nowhere, null)
        .forEach(
            (path, bytes) -> {
              if (names.contains(path.substring(path.lastIndexOf('/') + 1))) {
                sources.put(path, bytes);
              }
            });
    Files.delete(nowhere);
    // The sources of requests that own an enum may need others: what compiles is enough here.
    sources.keySet().removeIf(path -> path.contains("/api/"));
    Compilation compilation = Compilation.of(sources, classes);
    assertThat(compilation.success()).as(compilation.messages().toString()).isTrue();
  }

  private Map<String, Method> readers(Contract contract, ClassLoader loader) throws Exception {
    Map<String, Method> readers = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(classes)) {
      walk.filter(path -> path.toString().endsWith(".class"))
          .forEach(
              path -> {
                String file = classes.relativize(path).toString();
                String name =
                    file.substring(0, file.length() - 6)
                        .replace(path.getFileSystem().getSeparator(), ".");
                files.put(name.substring(name.lastIndexOf('.') + 1), name);
              });
    }
    for (NamedType type : contract.types().values()) {
      String file = files.get(type.name().simple());
      if (!(type instanceof NamedType.EnumType) && file != null) {
        readers.put(
            type.name().toString(), loader.loadClass(file).getMethod("read", JsonReader.class));
      }
    }
    return readers;
  }
}
