package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** flyteadmin with TLS of its own, which speaks HTTP/2 only, or behind a proxy that does not. */
class AdminTlsIT {
  @TempDir static Path folder;
  private static Vertx vertx;

  private static TestCa authority;

  @BeforeAll
  static void make() throws Exception {
    vertx = Vertx.vertx();
    authority = new TestCa(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    AdminServer.get(vertx.close());
  }

  private static Reading read(HttpVersion only, Optional<Tls> tls) throws Exception {
    int port =
        AdminServer.get(
                vertx
                    .createHttpServer(
                        authority
                            .server(TestCa.LOOPBACK, 9)
                            .setUseAlpn(true)
                            .setAlpnVersions(List.of(only)))
                    .requestHandler(new GeneratedAdmin())
                    .listen(0, "localhost"))
            .actualPort();
    AdminSource source =
        new AdminSource(
            vertx,
            URI.create("https://localhost:" + port),
            new AdminAccess(null, Optional.empty(), Duration.ofSeconds(10), tls, null),
            AdminCredentials.NONE,
            FlyteWorkflowIndex.NONE,
            TimeSource.system(),
            () -> 0.5);
    try {
      return AdminServer.get(source.read());
    } finally {
      source.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_2", "HTTP_1_1"})
  void anAuthorityOfOnesOwnIsTrusted(HttpVersion only) throws Exception {
    Tls tls = new Tls(Optional.of(authority.file()), null);
    assertThat(read(only, Optional.of(tls)).failure()).isEmpty();
  }

  @Test
  void anUnknownAuthorityIsNot() throws Exception {
    assertThat(read(HttpVersion.HTTP_2, Optional.empty()).failure().orElseThrow().reason())
        .isEqualTo(Reason.TLS);
  }

  @Test
  void unlessAnyWillDo() throws Exception {
    Tls tls = new Tls(Optional.empty(), true);
    assertThat(read(HttpVersion.HTTP_2, Optional.of(tls)).failure()).isEmpty();
  }
}
