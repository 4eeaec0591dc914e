package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A token is sent where it must be, and stands nowhere else. */
class SecretsIT {
  private static final String CANARY = "canary-token-5ec2e7";

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Known known = new Known();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ProbeFixture fixture = new ProbeFixture();
  private Level before;

  /** Credentials with one token. */
  private static final class Known implements AdminCredentials {
    private final List<Header> refused = new CopyOnWriteArrayList<>();

    @Override
    public Future<Optional<Header>> current() {
      return Future.succeededFuture(
          Optional.of(new Header("Flyte-Authorization", "Bearer " + CANARY)));
    }

    @Override
    public void refused(Header header, int status, String message) {
      refused.add(header);
    }
  }

  @BeforeEach
  void listen() {
    before = root.getLevel();
    root.setLevel(Level.DEBUG);
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void end() {
    fixture.close();
    root.detachAppender(logged);
    root.setLevel(before);
  }

  /** Answers with all that it was sent, in every place that is looked at. */
  private void echo(HttpServerRequest request, int status) {
    asked.add(request.path() + " " + request.getHeader("flyte-authorization"));
    String token = String.valueOf(request.getHeader("flyte-authorization"));
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", request.path().startsWith("/api") ? "application/json" : token)
        .putHeader("server", token)
        .putHeader("grpc-status", "16")
        .putHeader("grpc-message", "no good: " + token.replace("Bearer ", ""))
        .putHeader("location", "https://" + CANARY + "@idp.example.com/?token=" + CANARY)
        .putHeader("set-cookie", "session=" + CANARY)
        .end(token);
  }

  private void assertHidden(ProbeReading tried) {
    assertThat(tried.log()).doesNotContain(CANARY);
    assertThat(tried.reading().samples().all("probe:failure").toString()).doesNotContain(CANARY);
    assertThat(tried.reading().toString()).doesNotContain(CANARY);
    assertThat(logged.list)
        .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(CANARY));
  }

  @ParameterizedTest
  @EnumSource(ProbeKind.class)
  void aServerThatEchoes(ProbeKind visit) {
    for (int status : List.of(200, 302, 401, 404, 502)) {
      int port = fixture.http(request -> echo(request, status));
      assertHidden(fixture.tries(visit, ProbeFixture.plain(port), ProbeFixture.NOBODY, known));
    }
  }

  @Test
  void theTokenIsSentForTheReadAloneAndOverHttp2() {
    int port =
        fixture.http(
            request -> {
              asked.add(request.path() + " " + request.getHeader("flyte-authorization"));
              request
                  .response()
                  .setStatusCode(request.path().equals("/healthcheck") ? 200 : 401)
                  .end();
            });
    fixture.tries(ProbeKind.HTTP, ProbeFixture.plain(port), ProbeFixture.NOBODY, known);
    fixture.tries(ProbeKind.CONSOLE, ProbeFixture.plain(port), ProbeFixture.NOBODY, known);
    fixture.tries(ProbeKind.REDIRECT, ProbeFixture.plain(port), ProbeFixture.NOBODY, known);
    fixture.tries(ProbeKind.GRPC, ProbeFixture.plain(port), ProbeFixture.NOBODY, known);
    assertThat(asked)
        .containsExactly(
            "/healthcheck null",
            "/api/v1/projects Bearer " + CANARY,
            "/console null",
            "/ null",
            "/grpc.health.v1.Health/Check Bearer " + CANARY);
    assertThat(known.refused).hasSize(2);
  }

  @Test
  void nothingIsSentToAWrongCertificate(@TempDir Path folder) throws Exception {
    TestCa ca = new TestCa(folder);
    int port =
        fixture.http(
            ca.server("DNS:flyte.example.org", 9).setUseAlpn(true), request -> echo(request, 200));
    for (ProbeKind visit : ProbeKind.values()) {
      ProbeReading tried = fixture.tries(visit, ProbeFixture.secure(port), ca.trusted(), known);
      assertThat(ProbeFixture.failure(tried)).isEqualTo("tls tls_hostname");
      assertHidden(tried);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aTokenThatCannotBeHad() {
    AdminCredentials none =
        new AdminCredentials() {
          @Override
          public Future<Optional<Header>> current() {
            return Future.failedFuture("the secret is " + CANARY);
          }

          @Override
          public void refused(Header header, int status, String message) {
            throw new AssertionError();
          }
        };
    int port = fixture.http(request -> request.response().end());
    ProbeReading tried =
        fixture.tries(ProbeKind.GRPC, ProbeFixture.plain(port), ProbeFixture.NOBODY, none);
    assertThat(ProbeFixture.failure(tried)).isEqualTo("request auth");
    assertHidden(tried);
  }
}
