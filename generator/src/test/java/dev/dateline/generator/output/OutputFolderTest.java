package dev.dateline.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path temporary;
  private Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    root = temporary.resolve("out");
    folder = new OutputFolder(root);
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
    assertThat(folder.isUpToDate("one")).isFalse();
    folder.replace(files("a/A.java", "class A {}"), "one");
    assertThat(folder.isUpToDate("one")).isTrue();
    assertThat(folder.isUpToDate("two")).isFalse();
  }

  @Test
  void aFileThatSomebodyChangedOrDeletedIsNotUpToDate() throws IOException {
    folder.replace(files("A.java", "a", "B.java", "b"), "one");
    Files.writeString(root.resolve("A.java"), "x");
    assertThat(folder.isUpToDate("one")).isFalse();
    folder.replace(files("A.java", "a", "B.java", "b"), "one");
    Files.delete(root.resolve("B.java"));
    assertThat(folder.isUpToDate("one")).isFalse();
  }

  @Test
  void leavesUnchangedFilesUntouchedAndDeletesStaleOnes() throws IOException {
    folder.replace(files("p/A.java", "a", "q/B.java", "b"), "one");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(root.resolve("p/A.java"), old);
    Files.writeString(root.resolve("mine.txt"), "not generated");

    OutputFolder.Change change = folder.replace(files("p/A.java", "a", "p/C.java", "c"), "two");

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
        root.resolve(OutputFolder.MANIFEST), "dateline-manifest 1\nf\nabc ../precious\n");
    folder.replace(files("A.java", "a"), "one");
    assertThat(outside).exists();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNotWritable() throws IOException {
    Files.writeString(root, "a file");
    assertThatThrownBy(folder::requireWritable)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(new OutputFolder(root.resolve("below"))::requireWritable)
        .isInstanceOf(IOException.class);
  }
}
