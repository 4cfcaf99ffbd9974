package dev.dateline.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {

  @TempDir Path temporary;
  private Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(temporary.resolve("api.yaml"), "openapi: 3.1.0");
    root = temporary.resolve("out");
    folder = new OutputFolder(root);
  }

  /** What a generation is made from that was asked for {@code parameter}. */
  private Inputs inputs(String parameter) {
    return new Inputs(
        temporary.resolve("api.yaml"),
        List.of(),
        temporary.resolve("templates"),
        root.resolve(".openapi-generator-ignore"),
        List.of(OutputFolder.class),
        List.of(parameter));
  }

  private OutputFolder.Change replace(Map<String, byte[]> files, String parameter)
      throws IOException {
    return folder.replace(files, inputs(parameter).take());
  }

  private static Map<String, byte[]> files(String... pathsAndTexts) {
    Map<String, byte[]> files = new java.util.TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  @Test
  void isUpToDateOnlyAfterTheSameGeneration() throws IOException {
    assertThat(folder.isUpToDate(inputs("one"))).isFalse();
    replace(files("a/A.java", "class A {}"), "one");
    assertThat(folder.isUpToDate(inputs("one"))).isTrue();
    assertThat(folder.isUpToDate(inputs("two"))).isFalse();
  }

  /** A line of the manifest cannot name it. */
  @Test
  void aTemplateWithALineBreakInItsNameIsLookedAtAllTheSame() throws IOException {
    Path template = temporary.resolve("templates/a\nb.mustache");
    try {
      Files.createDirectories(template.getParent());
      Files.writeString(template, "one");
    } catch (InvalidPathException | IOException e) {
      Assumptions.abort("no file can have such a name here: " + e);
    }
    Inputs inputs =
        new Inputs(
            temporary.resolve("api.yaml"),
            List.of(),
            temporary.resolve("templates"),
            root.resolve(".openapi-generator-ignore"),
            List.of(),
            List.of("one"));
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(temporary.resolve("api.yaml"), old);
    Files.setLastModifiedTime(template, old);
    folder.replace(files("A.java", "a"), inputs.take());
    assertThat(folder.isUpToDate(inputs)).isTrue();
    Files.writeString(template, "two");
    assertThat(folder.isUpToDate(inputs)).isFalse();
  }

  @Test
  void aFileThatSomebodyChangedOrDeletedIsNotUpToDate() throws IOException {
    replace(files("A.java", "a", "B.java", "b"), "one");
    Files.writeString(root.resolve("A.java"), "x");
    assertThat(folder.isUpToDate(inputs("one"))).isFalse();
    replace(files("A.java", "a", "B.java", "b"), "one");
    Files.delete(root.resolve("B.java"));
    assertThat(folder.isUpToDate(inputs("one"))).isFalse();
  }

  @Test
  void leavesUnchangedFilesUntouchedAndDeletesStaleOnes() throws IOException {
    replace(files("p/A.java", "a", "q/B.java", "b"), "one");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(root.resolve("p/A.java"), old);
    Files.writeString(root.resolve("mine.txt"), "not generated");

    OutputFolder.Change change = replace(files("p/A.java", "a", "p/C.java", "c"), "two");

    assertThat(change).isEqualTo(new OutputFolder.Change(1, 1));
    assertThat(Files.getLastModifiedTime(root.resolve("p/A.java"))).isEqualTo(old);
    assertThat(root.resolve("q")).doesNotExist();
    assertThat(root.resolve("mine.txt")).exists();
    assertThat(folder.files()).containsExactly(root.resolve("p/A.java"), root.resolve("p/C.java"));
  }

  @Test
  void aManifestCannotMakeItDeleteWhatLiesOutside() throws IOException {
    Path outside = Files.writeString(temporary.resolve("precious"), "x");
    Files.createDirectories(root);
    Files.writeString(
        root.resolve(Manifest.FILE),
        "dateline-manifest 2\np\nf\nout 1 1 1 ../precious\nout 1 1 1 a/../../precious\n");
    replace(files("A.java", "a"), "one");
    assertThat(outside).exists();
  }

  @Test
  void aManifestThatCannotBeUnderstoodIsNone() throws IOException {
    replace(files("A.java", "a"), "one");
    Path manifest = root.resolve(Manifest.FILE);
    String good = Files.readString(manifest);
    for (String bad :
        List.of("", "x", good + "out 1\n", good + "out x y z B.java\n", "dateline-manifest 1")) {
      Files.writeString(manifest, bad);
      assertThat(folder.isUpToDate(inputs("one"))).as(bad).isFalse();
    }
    Files.writeString(manifest, good);
    assertThat(folder.isUpToDate(inputs("one"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.yaml", "templates/api/client.mustache", "out/A.java"})
  void whatChangesIsNoticedHoweverLateOrSoon(String changed) throws IOException {
    Path file = temporary.resolve(changed);
    Files.createDirectories(temporary.resolve("templates/api"));
    Files.writeString(temporary.resolve("templates/api/client.mustache"), "before");
    replace(files("A.java", "before"), "one");
    assertThat(folder.isUpToDate(inputs("one"))).isTrue();

    // No clock of this machine can tell that anything happens after this.
    FileTime time = FileTime.from(Instant.now().plus(Duration.ofHours(1)));
    Files.setLastModifiedTime(file, time);
    replace(files("A.java", "before"), "one");
    String before = Files.readString(file);
    Files.writeString(file, before.substring(1) + "!");
    Files.setLastModifiedTime(file, time);
    assertThat(folder.isUpToDate(inputs("one"))).as("in the same moment, of equal size").isFalse();

    Files.writeString(file, before);
    assertThat(folder.isUpToDate(inputs("one"))).as("written again, the same").isTrue();
  }

  @Test
  void stampsOfOldFilesAreBelieved() throws IOException {
    FileTime old = FileTime.fromMillis(1_000_000_000_001L);
    replace(files("A.java", "a"), "one");
    Files.setLastModifiedTime(root.resolve("A.java"), old);
    replace(files("A.java", "a"), "one");
    Files.writeString(root.resolve("A.java"), "b");
    Files.setLastModifiedTime(root.resolve("A.java"), old);
    assertThat(folder.isUpToDate(inputs("one"))).as("as make and Maven do").isTrue();
  }

  @Test
  void whatWasLookedAtOnceIsBelievedAfterwards() throws IOException {
    Map<String, byte[]> files = files("A.java", "class A {}", "B.java", "class B {}");
    Inputs inputs =
        new Inputs(
            temporary.resolve("api.yaml"),
            List.of(),
            null,
            root.resolve("none"),
            List.of(),
            List.of());
    folder.replace(files, inputs.take());
    Path file = root.resolve("A.java");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    // As a checkout or a copy leaves it: another time, the same content.
    for (Path each : List.of(file, root.resolve("B.java"), temporary.resolve("api.yaml"))) {
      Files.setLastModifiedTime(each, old);
    }
    assertThat(folder.isUpToDate(inputs)).isTrue();

    // Of the same size and time: only a look at the content would tell.
    Files.writeString(file, "class Z {}");
    Files.setLastModifiedTime(file, old);
    assertThat(folder.isUpToDate(inputs)).isTrue();

    Files.writeString(file, "class Z {}");
    assertThat(folder.isUpToDate(inputs)).isFalse();
  }

  @Test
  void aTemplateMoreOrLessIsNoticed() throws IOException {
    replace(files("A.java", "a"), "one");
    Path template = temporary.resolve("templates/head.mustache");
    Files.createDirectories(temporary.resolve("templates"));
    Files.writeString(template, "x");
    assertThat(folder.isUpToDate(inputs("one"))).isFalse();
    Files.delete(template);
    assertThat(folder.isUpToDate(inputs("one"))).isTrue();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNotWritable() throws IOException {
    Files.writeString(root, "a file");
    assertThat(folder.isUpToDate(inputs("one"))).isFalse();
    assertThatThrownBy(folder::requireWritable)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(new OutputFolder(root.resolve("below"))::requireWritable)
        .isInstanceOf(IOException.class);
  }
}
