package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "getGroupClusterBackupRestoreJob, GetGroupClusterBackupRestoreJob",
    "get-stations, GetStations",
    "find pet by id, FindPetById",
    "ApiBSONTimestamp, ApiBSONTimestamp",
    "Wrapper-Collection, WrapperCollection",
    "Cloud Backups, CloudBackups",
    "group.type, GroupType",
    "2fa, _2fa",
    "'', Value",
    "!?, Value",
    "größe, GroU00DFE",
    "été, Ete",
    "中文, U4E2DU6587",
    "user's name, UsersName"
  })
  void pascal(String written, String name) {
    assertThat(JavaNames.pascal(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "masterKeyUUID, masterKeyUUID",
    "country_code, countryCode",
    "_id, id",
    "$ref, ref",
    "@type, type",
    "ID, id",
    "IDs, iDs",
    "URLPath, urlPath",
    "Name, name",
    "X-Request-Id, xRequestId",
    "2dsphereIndexVersion, _2dsphereIndexVersion",
    "address_line1, addressLine1",
    "class, classValue",
    "default, defaultValue",
    "record, recordValue",
    "getClass, getClassValue",
    "toString, toStringValue",
    "hash-code, hashCodeValue",
    "build, buildValue",
    "toJson, toJsonValue",
    "body, body",
    "status, status",
    "name, name",
    "'', value"
  })
  void property(String written, String name) {
    assertThat(JavaNames.property(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "body, bodyValue",
    "match, matchValue",
    "pageNum, pageNum",
    "validate, validateValue"
  })
  void parameter(String written, String name) {
    assertThat(JavaNames.parameter(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUTOMATED_RESTORE | AUTOMATED_RESTORE",
        "pointInTime | POINT_IN_TIME",
        "download | DOWNLOAD",
        "SHA-1 | SHA_1",
        "SHA1 | SHA1",
        "HTTP-POST | HTTP_POST",
        "HTTPServer | HTTP_SERVER",
        "AI Model APIs | AI_MODEL_APIS",
        "P1D | P1D",
        "1000 requests | _1000_REQUESTS",
        "3 | _3",
        "-1 | MINUS_1",
        "+1 | PLUS_1",
        "1.5 | _1_5",
        "< | LESS",
        ">= | GREATER_EQUAL",
        "* | STAR",
        ".json.gz | JSON_GZ",
        "$external | EXTERNAL",
        "<a custom role name> | A_CUSTOM_ROLE_NAME",
        "lucene.standard | LUCENE_STANDARD",
        "'' | EMPTY",
        "unrecognized | UNRECOGNIZED_VALUE",
        "type | TYPE_VALUE",
        "class | CLASS"
      })
  void constant(String value, String name) {
    assertThat(JavaNames.constant(value)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ClusterDescription20240805, ClusterDescription",
    "ClusterDescription2024-08-05, ClusterDescription",
    "ClusterDescription_2024_08_05, ClusterDescription",
    "ClusterDescription20241345, ClusterDescription20241345",
    "Account12345678, Account12345678",
    "Sha256, Sha256",
    "20240805, 20240805",
    "ApiV2, ApiV2"
  })
  void withoutDate(String written, String name) {
    assertThat(JavaNames.withoutDate(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "_",
        "__",
        "1",
        "-",
        "a-b",
        "class",
        "int",
        "é",
        "ß",
        "\uD83D\uDE00",
        "中",
        "null",
        "true",
        "var",
        "yield",
        "sealed",
        "non-sealed",
        "toString",
        "wait",
        "a.b.c",
        "{x}",
        "\n",
        "'"
      })
  void everyNameIsLegal(String written) {
    assertThat(SourceVersion.isName(JavaNames.pascal(written))).isTrue();
    assertThat(SourceVersion.isName(JavaNames.property(written))).isTrue();
    assertThat(SourceVersion.isName(JavaNames.parameter(written))).isTrue();
    assertThat(SourceVersion.isName(JavaNames.constant(written))).isTrue();
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String long1 = "a".repeat(5_000) + "1";
    String long2 = "a".repeat(5_000) + "2";
    assertThat(JavaNames.pascal(long1)).hasSize(110).isNotEqualTo(JavaNames.pascal(long2));
    assertThat(JavaNames.camel(long1)).hasSize(110);
    assertThat(JavaNames.constant(long1)).hasSize(110);
  }
}
