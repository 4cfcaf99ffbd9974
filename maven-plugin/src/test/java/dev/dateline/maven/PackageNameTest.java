package dev.dateline.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageNameTest {

  @ParameterizedTest
  @CsvSource({
    "com.example,          orders,              com.example.orders",
    "com.example,          orders-client,       com.example.orders.client",
    "com.example.orders,   orders-client,       com.example.orders.client",
    "com.example.orders,   orders,              com.example.orders",
    "com.example,          com.example.orders,  com.example.orders",
    "com.example.a.b,      a-b-c,               com.example.a.b.c",
    "Com.Example,          Orders_API,          com.example.orders_api",
    "com.example,          2nd-new,             com.example._2nd.new_",
    "com.example,          orders--v2+x,        com.example.orders.v2x",
    "my-company.com,       int,                 mycompany.com.int_",
    "com.example,          _,                   com.example.__",
    "+,                    -,                   dev.dateline.generated",
  })
  void joinsGroupAndArtifact(String groupId, String artifactId, String expected) {
    assertThat(PackageName.of(groupId, artifactId)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"tr-TR", "en-US"})
  void isTheSameInEveryLocale(String tag) {
    java.util.Locale before = java.util.Locale.getDefault();
    try {
      java.util.Locale.setDefault(java.util.Locale.forLanguageTag(tag));
      assertThat(PackageName.of("ORG.INIT", "API")).isEqualTo("org.init.api");
    } finally {
      java.util.Locale.setDefault(before);
    }
  }
}
