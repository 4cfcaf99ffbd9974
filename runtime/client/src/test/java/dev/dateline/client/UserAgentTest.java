package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UserAgentTest {

  @Test
  void theVersionIsThatOfTheArtifact() throws IOException {
    Matcher parent =
        Pattern.compile("<parent>.*?<version>(.+?)</version>.*?</parent>", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("pom.xml")));

    assertThat(parent.find()).isTrue();
    assertThat(UserAgent.VERSION).isEqualTo(parent.group(1));
    assertThat(UserAgent.of("Some API", "tool/1"))
        .isEqualTo("dateline/" + parent.group(1) + " Some-API tool/1");
  }
}
