package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthHeaderTest {
  @Test
  void readsSeveralChallengesOfOneLine() {
    // RFC 9110 §11.6.1
    List<AuthHeader> challenges =
        AuthHeader.parseChallenges(
            "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"");
    assertThat(challenges)
        .extracting(AuthHeader::scheme, AuthHeader::parameters)
        .containsExactly(
            tuple("Basic", Map.of("realm", "simple")),
            tuple("Newauth", Map.of("realm", "apps", "type", "1", "title", "Login to \"apps\"")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Negotiate                         | Negotiate",
        "Negotiate, Basic realm=x          | 'Negotiate; Basic{realm=x}'",
        "Basic realm=x, Negotiate          | 'Basic{realm=x}; Negotiate'",
        "Negotiate abc==, Basic realm=x    | 'Negotiate:abc==; Basic{realm=x}'",
        "Bearer a.b-c_d~e+f/g=             | Bearer:a.b-c_d~e+f/g=",
        "Basic realm = \"x\" , a=b         | 'Basic{realm=x, a=b}'",
        "', ,Basic realm=\"a,b\",,'        | 'Basic{realm=a,b}'",
        "Digest qop=\"auth,auth-int\", REALM=\"\" | 'Digest{qop=auth,auth-int, realm=}'",
        "''                                | ''"
      })
  void readsChallenges(String line, String expected) {
    assertThat(described(AuthHeader.parseChallenges(line))).isEqualTo(expected);
    assertThat(described(AuthHeader.readChallenges(List.of(line)))).isEqualTo(expected);
  }

  private static String described(List<AuthHeader> challenges) {
    return challenges.stream()
        .map(
            each ->
                each.scheme()
                    + (each.token68() == null ? "" : ":" + each.token68())
                    + (each.parameters().isEmpty() ? "" : each.parameters()))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basic realm=My Realm, Digest realm=\"r\"            | Digest{realm=r}",
        "Digest realm=\"r\", Basic realm=My Realm            | Digest{realm=r}",
        "Bearer error=\"say \"no\"\", a=\"b\", Digest realm=r | Digest{realm=r}",
        "Bearer authorization_uri=https://a.example/b?c=d, Digest realm=r"
            + " | 'Bearer{authorization_uri=https://a.example/b?c=d}; Digest{realm=r}'",
        "Digest realm=r, nonce=MTIz/w==, opaque=, qop=auth"
            + " | 'Digest{realm=r, nonce=MTIz/w==, opaque=, qop=auth}'",
        "Digest realm=r, realm=s, qop=auth, Basic realm=t  | Basic{realm=t}",
        "Digest realm=r nonce=n                            | ''",
        "Digest realm=\"r, nonce=\"n\"                      | ''",
        "Digest realm==r, Negotiate                        | 'Digest{realm==r}; Negotiate'",
        "=,\",\u00fc, Negotiate                           | Negotiate",
        "\"=, Negotiate                                    | Negotiate"
      })
  void passesOverChallengesThatAreMalformed(String line, String expected) {
    assertThat(described(AuthHeader.readChallenges(List.of(line)))).isEqualTo(expected);
    assertThat(described(AuthHeader.readChallenges(List.of("@", line, "Basic"))))
        .isEqualTo(expected.isEmpty() ? "Basic" : expected + "; Basic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm==x",
        "Basic realm=\"x",
        "Basic realm=\"x\" y",
        "Basic a=1, a=2",
        "=",
        "Basic \"x\"",
        "Basic realm=x y=z",
        "Basic a=1, A=2"
      })
  void refusesWhatIsMalformed(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthHeader.parseChallenges(line))
        .withMessage("the authentication header is malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic a, Basic b"})
  void credentialsAreOne(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> AuthHeader.parseCredentials(value));
  }

  @Test
  void readsWhatItWrote() {
    AuthHeader header =
        AuthHeader.parseCredentials(
            "Digest username=\"a\\\"b\\\\\", qop=auth, nc=00000001, uri=\"/?a,b\"");
    String written = header.format(Set.of("qop", "nc", "uri"));
    assertThat(written)
        .isEqualTo("Digest username=\"a\\\"b\\\\\", qop=auth, nc=00000001, uri=\"/?a,b\"");
    assertThat(AuthHeader.parseCredentials(header.format())).isEqualTo(header);
    assertThat(AuthHeader.ofToken("Bearer", "t").format()).isEqualTo("Bearer t");
    assertThat(AuthHeader.ofParameters("Negotiate", Map.of()).format()).isEqualTo("Negotiate");
  }

  @Test
  void hidesWhatItCarries() {
    assertThat(AuthHeader.ofToken("Bearer", "secret")).hasToString("Bearer ***");
    assertThat(AuthHeader.ofToken("Bearer", "secret").isScheme("bearer")).isTrue();
    assertThat(AuthHeader.ofParameters("X", Map.of("A", "b")).parameter("a")).contains("b");
  }

  @Test
  void readsSeveralLines() {
    assertThat(AuthHeader.parseChallenges(List.of("Basic realm=a", "Digest realm=b, nonce=c")))
        .extracting(AuthHeader::scheme)
        .containsExactly("Basic", "Digest");
  }
}
