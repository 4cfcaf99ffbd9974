package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.DigestAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digest against an implementation that is not ours: Tomcat's. */
class DigestAgainstTomcatTest {

  private static final String USER = "public\"key";
  private static final String PASSWORD = "private:k\u00e9y";

  @TempDir static Path folder;

  private final Tomcat tomcat = new Tomcat();
  private final DigestAuthenticator authenticator = new DigestAuthenticator();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private Runnable onUnauthorized = () -> {};

  @BeforeAll
  static void quiet() {
    Logger.getLogger("org.apache").setLevel(Level.OFF);
  }

  /** Knows one user; Tomcat's own realms read files or databases. */
  private static final class OneUser extends RealmBase {
    @Override
    protected String getPassword(String user) {
      return user.equals(USER) ? PASSWORD : null;
    }

    @Override
    protected Principal getPrincipal(String user) {
      return new GenericPrincipal(user, List.of("caller"));
    }
  }

  /** Answers with what it was sent. */
  private static final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write(body.length > 0 ? body : "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private URI start(String algorithms) throws LifecycleException {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.setSilent(true);
    Context context = tomcat.addContext("", new File(".").getAbsolutePath());
    context.setRealm(new OneUser());
    Tomcat.addServlet(context, "echo", new Echo());
    context.addServletMappingDecoded("/*", "echo");
    SecurityCollection everything = new SecurityCollection();
    everything.addPattern("/*");
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(everything);
    constraint.addAuthRole("caller");
    context.addConstraint(constraint);
    LoginConfig login = new LoginConfig();
    login.setAuthMethod("DIGEST");
    login.setRealmName("MMS Public API");
    context.setLoginConfig(login);
    authenticator.setAlgorithms(algorithms);
    context.getPipeline().addValve(authenticator);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.start();
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
  }

  @AfterEach
  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private ApiCaller caller(URI uri, String user, String password) {
    return new ThingsApi.Builder()
        .baseUri(uri)
        .credentials(Credentials.digest(user, password))
        .observer(
            new ExchangeObserver() {
              @Override
              public void after(
                  HttpRequestData request, HttpResponseData response, Duration duration) {
                statuses.add(response.status());
                if (response.status() == 401) {
                  onUnauthorized.run();
                }
              }
            })
        .build();
  }

  private static Thing create(ApiCaller caller, String group) {
    return caller.call(
        ThingsApi.CREATE, new CreateThingRequest(group, Thing.builder().name("posted").build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256", "SHA-256,MD5", "MD5,SHA-256"})
  void aPostIsSentAgainAfterTheChallengeAndTheNextOnesAreSentOnce(String algorithms)
      throws LifecycleException {
    ApiCaller caller = caller(start(algorithms), USER, PASSWORD);

    assertThat(create(caller, "g1").name()).isEqualTo("posted");
    assertThat(create(caller, "g 1ü?").name()).isEqualTo("posted");
    assertThat(
            caller
                .call(
                    ThingsApi.secured(List.of(List.of("DigestAuth"))),
                    ThingsApi.find(out -> out.query("q", "a b&c")))
                .name())
        .isEqualTo("x");
    assertThat(statuses).containsExactly(401, 200, 200, 200);
  }

  @ParameterizedTest
  @CsvSource({"wrong, true", "wrong, false"})
  void aWrongPasswordIsTriedOnce(String wrong, boolean password) throws LifecycleException {
    ApiCaller caller =
        caller(start("SHA-256,MD5"), password ? USER : wrong, password ? wrong : PASSWORD);

    assertThatThrownBy(() -> create(caller, "g1")).isInstanceOf(UnauthorizedException.class);
    assertThat(statuses).containsExactly(401, 401);
  }

  @Test
  void aNonceThatWentStaleIsReplaced() throws LifecycleException {
    ApiCaller caller = caller(start("MD5"), USER, PASSWORD);
    create(caller, "g1");
    authenticator.setNonceValidity(-1); // all are too old, until one was refused
    onUnauthorized = () -> authenticator.setNonceValidity(60_000);

    assertThat(create(caller, "g1").name()).isEqualTo("posted");
    assertThat(create(caller, "g1").name()).isEqualTo("posted");
    assertThat(statuses).containsExactly(401, 200, 401, 200, 200);
  }

  @Test
  void manyThreadsShareANonce() throws Exception {
    ApiCaller caller = caller(start("MD5"), USER, PASSWORD);
    create(caller, "g1");

    List<CompletableFuture<Thing>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> create(caller, "g1")));
    }
    for (CompletableFuture<Thing> call : calls) {
      assertThat(call.get(20, TimeUnit.SECONDS).name()).isEqualTo("posted");
    }
  }
}
