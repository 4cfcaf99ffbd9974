package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.http.DigestAuthentication.Algorithm;
import dev.dateline.runtime.http.DigestAuthentication.Challenge;
import dev.dateline.runtime.http.DigestAuthentication.Credentials;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAuthenticationTest {
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";

  /** RFC 7616 §3.9.1. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void computesTheExamplesOfTheRfc(String algorithm, String response) {
    String line =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
            + algorithm
            + ", nonce=\""
            + NONCE
            + "\", opaque=\""
            + OPAQUE
            + "\"";
    Challenge challenge = Challenge.from(AuthHeader.parseChallenges(line).get(0)).orElseThrow();
    Credentials answer =
        DigestAuthentication.answer(
            challenge, "Mufasa", "Circle of Life", "GET", "/dir/index.html", 1, CNONCE);
    assertThat(answer.response()).isEqualTo(response);
    assertThat(answer.format())
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\","
                + " algorithm="
                + algorithm
                + ", nonce=\""
                + NONCE
                + "\", qop=auth, nc=00000001, cnonce=\""
                + CNONCE
                + "\", response=\""
                + response
                + "\", opaque=\""
                + OPAQUE
                + "\"");
  }

  /** RFC 2617 §3.5 and, without quality of protection, RFC 2069 §2.4 as corrected. */
  @Test
  void computesOlderExamples() {
    String ha1 =
        DigestAuthentication.ha1(
            Algorithm.MD5, "Mufasa", "testrealm@host.com", "Circle Of Life", "", null);
    String ha2 = DigestAuthentication.ha2(Algorithm.MD5, "GET", "/dir/index.html");
    String nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    assertThat(ha1).isEqualTo("939e7578ed9e3c518a452acee763bce9");
    assertThat(ha2).isEqualTo("39aff3a2bab6126f332b942af96d3366");
    assertThat(
            DigestAuthentication.response(Algorithm.MD5, ha1, nonce, "00000001", "0a4f113b", ha2))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
    assertThat(DigestAuthentication.response(Algorithm.MD5, ha1, nonce, null, null, ha2))
        .isEqualTo("670fd8c2df070c60b045671b8b24ff02");
  }

  @ParameterizedTest
  @EnumSource
  void provesWhatItAnswers(Algorithm algorithm) {
    for (boolean auth : new boolean[] {true, false}) {
      for (String user : List.of("public", "J\u00e4s\u00f8n Doe", "a\"b\\c")) {
        Challenge challenge =
            new Challenge("MMS Public API", "abc\"def", algorithm, auth, null, true, false);
        Challenge received =
            Challenge.from(AuthHeader.parseChallenges(challenge.format()).get(0)).orElseThrow();
        assertThat(received).isEqualTo(challenge);
        Credentials answer =
            DigestAuthentication.answer(
                received, user, "pass:wörd", "POST", "/a?b=c,d", 255, "client");
        Credentials sent =
            Credentials.from(AuthHeader.parseCredentials(answer.format())).orElseThrow();
        assertThat(sent).isEqualTo(answer);
        assertThat(sent.username()).isEqualTo(user);
        assertThat(sent.count()).isEqualTo(auth ? 255 : 0);
        assertThat(sent.prove(user, "pass:wörd", "POST")).isTrue();
        assertThat(sent.prove(user, "password", "POST")).isFalse();
        assertThat(sent.prove(user, "pass:wörd", "GET")).isFalse();
        assertThat(sent.toString()).doesNotContain(sent.response());
      }
    }
  }

  @Test
  void hashesUserNames() {
    Challenge challenge = new Challenge("r", "n", Algorithm.SHA_256, true, null, false, true);
    Credentials answer =
        DigestAuthentication.answer(challenge, "user", "secret", "GET", "/", 1, "c");
    assertThat(answer.username())
        .isEqualTo(DigestAuthentication.userHash(Algorithm.SHA_256, "user", "r"))
        .hasSize(64);
    assertThat(answer.format()).endsWith(", userhash=true");
    assertThat(answer.prove("user", "secret", "GET")).isTrue();
  }

  @Test
  void takesTheStrongestChallenge() {
    List<AuthHeader> challenges =
        AuthHeader.parseChallenges(
            "Basic realm=\"a\", Digest realm=\"b\", nonce=\"1\", qop=\"auth\", Digest realm=\"c\","
                + " nonce=\"2\", qop=\"auth\", algorithm=SHA-256, Digest realm=\"d\", nonce=\"3\","
                + " qop=\"auth\", algorithm=SHA-512-256, Digest realm=\"e\", nonce=\"4\","
                + " qop=\"auth\", algorithm=SHA-1024");
    assertThat(DigestAuthentication.strongest(challenges).map(Challenge::realm)).contains("d");
    assertThat(DigestAuthentication.strongest(challenges.subList(0, 3)).map(Challenge::realm))
        .contains("c");
    assertThat(DigestAuthentication.strongest(challenges.subList(0, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"a\", nonce=\"b\"",
        "Digest realm=\"a\"",
        "Digest nonce=\"a\"",
        "Digest realm=\"a\", nonce=\"b\", qop=\"auth-int\"",
        "Digest realm=\"a\", nonce=\"b\", qop=\"auth-int token\"",
        "Digest realm=\"a\", nonce=\"b\", algorithm=SHA-1"
      })
  void leavesOtherChallengesAlone(String line) {
    assertThat(Challenge.from(AuthHeader.parseChallenges(line).get(0))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qop=auth, nc=1, cnonce=\"c\"",
        "qop=auth, nc=0000000g, cnonce=\"c\"",
        "qop=auth, nc=00000001",
        "qop=auth-int, nc=00000001, cnonce=\"c\"",
        "nc=00000001",
        "algorithm=SHA-1",
        "username*=UTF-8''x"
      })
  void refusesOtherCredentials(String rest) {
    String line =
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"x\", " + rest;
    Optional<Credentials> credentials = Credentials.from(AuthHeader.parseCredentials(line));
    assertThat(credentials).isEmpty();
  }
}
