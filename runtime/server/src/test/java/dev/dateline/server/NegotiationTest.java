package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
  private static final String ERRORS = "application/json";

  private static Negotiation negotiation(String types) {
    String[] all = types.split(" ", -1);
    OperationInfo info =
        OperationInfo.builder("op", "POST", "/").requestTypes(all).responseTypes(all).build();
    return new Negotiation(info, MediaType.parse(ERRORS));
  }

  /** {@code v1} stands for the vendor type of 2023-01-01, {@code v2} for that of 2024-08-05. */
  private static @Nullable String expand(@Nullable String types) {
    return types == null
        ? null
        : types
            .replace("v1", "application/vnd.x.2023-01-01+json")
            .replace("v2", "application/vnd.x.2024-08-05+json")
            .replace("vp", "application/vnd.x.preview+json")
            .replace("c2", "application/vnd.x.2024-08-05+csv")
            .replace("aj", "application/json");
  }

  @ParameterizedTest(name = "{0} of {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # Accept                                   | offered  | answer
          -                                          | v1 aj    | v1
          ''                                         | v1 aj    | v1
          */*                                        | v1 aj    | v1
          application/*                              | v1 aj    | v1
          application/json                           | v1 aj    | v1
          v1                                         | v1 aj    | v1
          APPLICATION/VND.X.2023-01-01+JSON          | v1 aj    | v1
          application/vnd.x.2025-03-12+json          | v1 aj    | v1
          application/vnd.x.2022-12-31+json          | v1 aj    | 406
          application/vnd.y.2025-03-12+json          | v1 aj    | 406
          application/vnd.x.2025-03-12+csv           | v1 aj    | 406
          application/vnd.x.2025-03-12               | v1 aj    | 406
          application/vnd.x+json                     | v1 aj    | 406
          text/html                                  | v1 aj    | 406
          text/*                                     | v1 aj    | 406
          application/problem+json                   | v1 aj    | 406
          # several dates, should an operation have them
          application/vnd.x.2024-08-04+json          | v1 v2 aj | v1
          application/vnd.x.2024-08-05+json          | v1 v2 aj | v2
          application/vnd.x.2030-01-01+json          | v1 v2 aj | v2
          */*                                        | v1 v2 aj | v2
          application/json                           | v1 v2 aj | v2
          v1, v2                                     | v1 v2 aj | v2
          v1, v2;q=0.5                               | v1 v2 aj | v1
          # weights
          v1;q=0                                     | v1 aj    | 406
          v1;q=0, */*                                | v1 aj    | 406
          */*;q=0                                    | v1 aj    | 406
          */*;q=0, v1                                | v1 aj    | v1
          text/html, application/json;q=0.1          | v1 aj    | v1
          application/json;q=0, */*                  | v1 aj    | v1
          application/vnd.x.2025-01-01+json;q=0, v1  | v1 aj    | v1
          v2;q=0.2, application/vnd.x.2023-06-01+json;q=0.1 | v1 v2 aj | v2
          # the preview line
          application/vnd.x.preview+json             | vp aj    | vp
          */*                                        | vp aj    | vp
          application/vnd.x.2030-01-01+json          | vp aj    | 406
          application/vnd.x.preview+json             | v1 aj    | v1
          */*                                        | v1 vp aj | v1
          # suffixes are families of their own
          application/vnd.x.2025-01-01+csv           | v2 c2 aj | c2
          application/json                           | c2 v2 aj | v2
          */*                                        | c2 v2 aj | c2
          # an API without versions
          -                                          | aj       | aj
          application/json                           | aj       | aj
          */*                                        | aj       | aj
          text/html                                  | aj       | 406
          application/vnd.x.2025-01-01+json          | aj       | 406
          text/csv                                   | text/csv aj | text/csv
          aj;q=0.5, text/csv;q=0.4                   | text/csv aj | aj
          # a preference that cannot be read is none
          nonsense                                   | v1 aj    | v1
          v1;q=7                                     | v1 aj    | v1
          """)
  void accept(@Nullable String accept, String offered, String answer) {
    String header = expand(accept);
    Negotiation.Answer chosen =
        negotiation(expand(offered)).answer(header == null ? List.of() : List.of(header), false);
    assertThat(chosen.isAcceptable() ? String.valueOf(chosen.mediaType()) : "406")
        .isEqualTo(expand(answer));
  }

  @ParameterizedTest(name = "{0} of {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                 | v1 aj | 406
          */*                               | v1 aj | 406
          application/*                     | v1 aj | 406
          application/json                  | v1 aj | 406
          v1                                | v1 aj | v1
          application/vnd.x.2025-03-12+json | v1 aj | v1
          application/json                  | aj    | aj
          -                                 | aj    | aj
          """)
  void acceptWhereAVersionMustBeNamed(@Nullable String accept, String offered, String answer) {
    String header = expand(accept);
    Negotiation.Answer chosen =
        negotiation(expand(offered)).answer(header == null ? List.of() : List.of(header), true);
    assertThat(chosen.isAcceptable() ? String.valueOf(chosen.mediaType()) : "406")
        .isEqualTo(expand(answer));
  }

  @ParameterizedTest(name = "{0} of {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # Content-Type                             | taken    | is read as
          v1                                         | v1       | v1
          application/vnd.x.2025-03-12+json          | v1       | v1
          application/vnd.x.2022-12-31+json          | v1       | -
          application/vnd.y.2025-03-12+json          | v1       | -
          application/vnd.x.2024-06-01+json          | v1 v2    | v1
          application/json                           | v1 v2    | v2
          application/json; charset=utf-8            | v1       | v1
          application/json; charset=UTF-8            | v1       | v1
          application/json; charset="utf-8"          | v1       | v1
          application/json; charset=us-ascii         | v1       | v1
          application/json; charset=iso-8859-1       | v1       | -
          application/json                           | text/csv | -
          text/csv                                   | text/csv | text/csv
          text/csv; header=present                   | text/csv | text/csv
          text/csv                                   | text/*   | text/*
          image/png                                  | */*      | */*
          application/vnd.x+json                     | v1       | -
          application/x-www-form-urlencoded          | v1       | -
          nonsense                                   | v1       | -
          ''                                         | v1       | -
          """)
  void contentType(String contentType, String taken, @Nullable String read) {
    MediaType found = negotiation(expand(taken)).content(List.of(expand(contentType)));
    assertThat(found == null ? null : found.toString()).isEqualTo(expand(read));
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void oneContentTypeIsNeeded(int count) {
    List<String> values = Stream.generate(() -> "application/json").limit(count).toList();
    assertThat(negotiation("application/json").content(values)).isNull();
  }
}
