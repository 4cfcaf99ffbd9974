package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.client.ApiCaller;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.server.OperationHandler;
import dev.dateline.server.jakarta.JakartaBinding;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What runs in a user's program looks nothing up by name: no reflection, no proxies, no services,
 * no resources, no serialization. So a native image needs to be told of nothing, and a module has
 * to open nothing. Read from the constant pools of the class files (JVMS 4.4), where every call is.
 */
class NoReflectionTest {

  /** What javac itself emits for lambdas, concatenations and records; native images know them. */
  private static final Set<String> OF_JAVAC =
      Set.of(
          "java/lang/invoke/LambdaMetafactory.metafactory",
          "java/lang/invoke/LambdaMetafactory.altMetafactory",
          "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
          "java/lang/runtime/ObjectMethods.bootstrap");

  /** What a class may be asked: nothing that finds members, resources or other classes. */
  private static final Set<String> OF_CLASS =
      Set.of(
          "java/lang/Class.getName",
          "java/lang/Class.getSimpleName",
          "java/lang/Class.isInstance",
          "java/lang/Class.cast",
          "java/lang/Class.desiredAssertionStatus");

  private static final List<String> LOOK_UPS =
      List.of(
          "java/lang/Class.",
          "java/lang/ClassLoader.",
          "java/lang/Module.",
          "java/lang/ModuleLayer.",
          "java/lang/Thread.getContextClassLoader",
          "java/lang/Runtime.load",
          "java/lang/System.load",
          "java/lang/reflect/",
          "java/lang/invoke/",
          "java/lang/runtime/",
          "java/util/ServiceLoader.",
          "java/util/ResourceBundle.",
          "java/io/ObjectInputStream.",
          "java/io/ObjectOutputStream.",
          "java/beans/",
          "javax/script/",
          "sun/",
          "jdk/internal/");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(classes = {JsonModel.class, ApiCaller.class, OperationHandler.class})
  void theRuntimeLooksNothingUp(Class<?> oneOfIt) throws IOException, URISyntaxException {
    assertThat(lookUpsOfModule(oneOfIt)).isEmpty();
  }

  /**
   * What binds a server to Jakarta REST looks nothing up either; the embedded server asks classes
   * whether they have an annotation, as it tells resources from providers. What Jakarta REST itself
   * does with resources (it finds their annotations and calls their methods by reflection) is the
   * business of its implementation, and so is what a native image has to be told of that.
   */
  @Test
  void theBindingToJakartaRestLooksNothingUp() throws IOException, URISyntaxException {
    assertThat(lookUpsOfModule(JakartaBinding.class))
        .isEqualTo(
            Map.of(
                "dev/dateline/server/jakarta/embedded/EmbeddedServer.class",
                Set.of("java/lang/Class.isAnnotationPresent")));
  }

  private static Map<String, Set<String>> lookUpsOfModule(Class<?> oneOfIt)
      throws IOException, URISyntaxException {
    URI location = oneOfIt.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (!location.getPath().endsWith(".jar")) {
      return lookUps(Path.of(location));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(location))) {
      return lookUps(jar.getPath("/"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/resources/documents/library.yaml",
        "src/test/resources/documents/exchange.yaml",
        "../spec/atlas-restore-jobs.yaml"
      })
  void generatedCodeLooksNothingUp(String document) throws IOException {
    var contract =
        ContractReader.read(ContractSource.file(Path.of(document)), ContractOptions.LATEST);
    for (Target target : List.of(Target.CLIENT, Target.SERVER)) {
      Path classes = Files.createDirectory(folder.resolve(target.name()));
      Path nowhere = Files.createDirectory(folder.resolve(target.name() + "-nowhere"));
      Compilation.of(
              HostRun.generate(contract, target, "com.example.scanned", nowhere, null), classes)
          .requireClean();

      assertThat(lookUps(classes)).isEmpty();
    }
  }

  /** Whoever looks for nothing finds nothing: this is found. */
  @Test
  void aLookUpIsFound() throws IOException {
    String source =
        """
        package com.example;

        import java.lang.invoke.MethodHandles;
        import java.util.ServiceLoader;

        public final class Finds {
          public static Object all() throws ReflectiveOperationException {
            MethodHandles.lookup();
            Finds.class.getResourceAsStream("x");
            ServiceLoader.load(Runnable.class);
            Runnable nothing = (Runnable & java.io.Serializable) () -> {};
            return "a" + nothing + Class.forName("b").getDeclaredConstructor().newInstance();
          }
        }
        """;
    Compilation.of(
        Map.of("com/example/Finds.java", source.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        folder);

    assertThat(lookUps(folder).get("com/example/Finds.class"))
        .contains(
            "java/lang/invoke/MethodHandles.lookup",
            "java/lang/Class.getResourceAsStream",
            "java/util/ServiceLoader.load",
            "java/lang/Class.forName",
            "java/lang/Class.getDeclaredConstructor",
            "java/lang/reflect/Constructor.newInstance",
            "$deserializeLambda$");
  }

  /** By class file, the look-ups in it. */
  private static Map<String, Set<String>> lookUps(Path root) throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    int scanned = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        scanned++;
        Set<String> here = lookUpsOf(file);
        if (!here.isEmpty()) {
          found.put(root.relativize(file).toString(), here);
        }
      }
    }
    assertThat(scanned).as("class files in " + root).isPositive();
    return found;
  }

  private static Set<String> lookUpsOf(Path classFile) {
    Set<String> found = new TreeSet<>();
    for (String used : ConstantPool.read(classFile).used()) {
      if (LOOK_UPS.stream().anyMatch(used::startsWith)
          && !OF_JAVAC.contains(used)
          && !OF_CLASS.contains(used)) {
        found.add(used);
      }
      if (used.equals("$deserializeLambda$")) {
        found.add(used);
      }
    }
    return found;
  }

  /** The names in a class file: of methods that are called, and every text. */
  private record ConstantPool(Set<String> used) {

    static ConstantPool read(Path classFile) {
      try (InputStream file = Files.newInputStream(classFile);
          DataInputStream in = new DataInputStream(file)) {
        in.skipNBytes(8); // magic, versions
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] first = new int[count];
        int[] second = new int[count];
        List<Integer> members = new ArrayList<>();
        for (int i = 1; i < count; i++) {
          int tag = in.readUnsignedByte();
          switch (tag) {
            case 1 -> texts[i] = in.readUTF();
            case 3, 4 -> in.skipNBytes(4);
            case 5, 6 -> {
              in.skipNBytes(8);
              i++; // takes two places
            }
            case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
            case 9, 10, 11, 12, 17, 18 -> {
              first[i] = in.readUnsignedShort();
              second[i] = in.readUnsignedShort();
              if (tag >= 9 && tag <= 11) {
                members.add(i);
              }
            }
            case 15 -> in.skipNBytes(3);
            default -> throw new IllegalStateException(classFile + ": constant of tag " + tag);
          }
        }
        Set<String> used = new TreeSet<>();
        for (int member : members) {
          used.add(texts[first[first[member]]] + "." + texts[first[second[member]]]);
        }
        for (String text : texts) {
          if (text != null) {
            used.add(text);
          }
        }
        // Types alone, as of fields and parameters, look nothing up; their packages' calls do.
        used.removeIf(name -> name.indexOf('.') < 0 && !name.startsWith("$"));
        return new ConstantPool(used);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
