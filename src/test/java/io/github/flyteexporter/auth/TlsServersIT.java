package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.KeyCertOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates, as an authority makes them that only some trust. */
class TlsServersIT {
  private static final String SECRET = "canary-of-tls";

  @TempDir static Path folder;
  private static final Map<String, KeyCertOptions> CERTIFICATES = new HashMap<>();
  private static Vertx vertx;

  @BeforeAll
  static void make() throws Exception {
    vertx = Vertx.vertx();
    TestCa ca = new TestCa(folder);
    CERTIFICATES.put("good", ca.sign(TestCa.LOOPBACK, 9));
    CERTIFICATES.put("elsewhere", ca.sign("DNS:flyte.example.org", 9));
    CERTIFICATES.put("expired", ca.sign(TestCa.LOOPBACK, -1));
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static HttpServerOptions serving(String certificate) {
    return TestCa.server(CERTIFICATES.get(certificate));
  }

  private static Tls trusting(String file) {
    return new Tls(Optional.of(folder.resolve(file)), false);
  }

  private static Reading read(Entered.Keys keys, URI admin) throws Exception {
    Authentication authentication = keys.at(vertx, admin, InstantSource.system());
    Reading reading = Entered.read(authentication.source());
    authentication.source().close();
    return reading;
  }

  @ParameterizedTest
  @CsvSource({
    "good, ca.pem, false, call=1 discovery=1 token=1",
    "good, , false, discovery=0:tls",
    "good, gone.pem, false, discovery=0:tls",
    "elsewhere, ca.pem, false, discovery=0:tls",
    "expired, ca.pem, false, discovery=0:tls",
    "expired, , true, call=1 discovery=1 token=1",
    "elsewhere, , true, call=1 discovery=1 token=1",
  })
  void flyteadmin(String certificate, String ca, boolean insecure, String steps) throws Exception {
    FlyteStandIn flyte =
        new FlyteStandIn(vertx, InstantSource.system(), SECRET, serving(certificate));
    Entered.Keys keys = Entered.with(SECRET);
    keys.adminTls = new Tls(Optional.ofNullable(ca).map(folder::resolve), insecure);
    assertThat(Entered.steps(read(keys, flyte.url()))).isEqualTo(steps);
  }

  @Test
  void flyteadminThatSpeaksHttp2Only() throws Exception {
    FlyteStandIn flyte =
        new FlyteStandIn(
            vertx,
            InstantSource.system(),
            SECRET,
            serving("good").setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2)));
    List<HttpVersion> spoken = new ArrayList<>();
    flyte.http.on(
        "/api/v1/version",
        request -> {
          spoken.add(request.version());
          HttpStandIn.json(200, new JsonObject().put("control_plane_version", new JsonObject()))
              .handle(request);
        });
    Entered.Keys keys = Entered.with(SECRET);
    keys.adminTls = trusting("ca.pem");
    assertThat(Entered.steps(read(keys, flyte.url()))).isEqualTo("call=1 discovery=1 token=1");
    assertThat(spoken).containsExactly(HttpVersion.HTTP_2);
  }

  @ParameterizedTest
  @CsvSource({
    "good, ca.pem, false, call=1 discovery=1 token=1",
    "good, , false, discovery=1 token=0:tls",
    "elsewhere, ca.pem, false, discovery=1 token=0:tls",
    "expired, ca.pem, false, discovery=1 token=0:tls",
    "expired, , true, call=1 discovery=1 token=1",
  })
  void theTokensServer(String certificate, String ca, boolean insecure, String steps)
      throws Exception {
    FlyteStandIn flyte = new FlyteStandIn(vertx, InstantSource.system(), SECRET);
    HttpStandIn issuing = new HttpStandIn(vertx, serving(certificate));
    issuing.on(
        "/oauth/token",
        request ->
            HttpStandIn.json(
                    200,
                    new JsonObject()
                        .put("access_token", flyte.sign(java.time.Duration.ofMinutes(5)))
                        .put("token_type", "Bearer"))
                .handle(request));
    Entered.Keys keys = Entered.with(SECRET);
    keys.adminTls = new Tls(Optional.empty(), true); // counts for flyteadmin only
    keys.tls = new Tls(Optional.ofNullable(ca).map(folder::resolve), insecure);
    keys.tokenUrl = URI.create(issuing.url() + "/oauth/token");
    assertThat(Entered.steps(read(keys, flyte.url()))).isEqualTo(steps);
    assertThat(issuing.came()).hasSize(steps.startsWith("call") ? 1 : 0);
  }

  @Test
  void aServerBehindTlsThatNamesAPlainPlaceForTheSecret() throws Exception {
    FlyteStandIn flyte = new FlyteStandIn(vertx, InstantSource.system(), SECRET, serving("good"));
    flyte.http.on(
        "/.well-known/oauth-authorization-server",
        request -> FlyteStandIn.metadata(URI.create("http://flyte.example.invalid"), request));
    Entered.Keys keys = Entered.with(SECRET);
    keys.adminTls = trusting("ca.pem");
    Reading reading = read(keys, flyte.url());
    assertThat(Entered.steps(reading)).isEqualTo("discovery=1 token=0:tls");
    assertThat(reading.failure().get().detail()).contains("not encrypted");
  }
}
