package io.github.flyteexporter.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Evidence.UnreadPart;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at real servers that are well, dead, mute, slow to shake hands, or something else. */
class LooksIT extends LookFixture {
  private static Optional<Path> noCa() {
    return Optional.empty();
  }

  private static ObjectStore store(String url) {
    return new ObjectStore(HttpUrl.parse(url), "my-bucket");
  }

  private List<String> atStore(String url) throws Exception {
    return ends(read(looks.objectStore(store(url), noCa())));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ok",
    "301, ok",
    "403, ok",
    "404, ok",
    "500, error",
    "503, error",
  })
  void everyAnswerOfAnObjectStoreBelow500ShowsItAlive(int status, String outcome) throws Exception {
    int port = serve(new HttpServerOptions(), status);
    assertThat(atStore("http://127.0.0.1:" + port))
        .containsExactly(
            "get " + outcome + " status " + status, "head_bucket " + outcome + " status " + status);
    // a busy machine may take a second look, which asks the same
    assertThat(asked).containsOnly("GET / null", "HEAD /my-bucket null");
    assertThat(Collections.frequency(asked, "GET / null")).isEqualTo(asked.size() / 2);
  }

  @Test
  void withoutABucketOnlyTheStoreIsAsked() throws Exception {
    int port = serve(new HttpServerOptions(), 403);
    HttpUrl url = HttpUrl.parse("http://127.0.0.1:" + port);
    assertThat(ends(read(looks.objectStore(new ObjectStore(url, ""), noCa()))))
        .containsExactly("get ok status 403");
  }

  @Test
  void aLookSaysWhereItFailed() throws Exception {
    assertThat(atStore("http://minio.invalid:9000"))
        .containsExactly("get dns dns", "head_bucket dns dns");
    RawServer gone = new RawServer("127.0.0.1", RawServer::hold);
    gone.close();
    assertThat(atStore("http://127.0.0.1:" + gone.port()))
        .containsExactly("get refused connect", "head_bucket refused connect");
    int resets =
        raw(
            connection -> {
              assertThat(connection.getInputStream().read()).isNotNegative();
              RawServer.reset(connection);
            });
    assertThat(atStore("https://127.0.0.1:" + resets))
        .containsExactly("get refused tls", "head_bucket refused tls");
    int closes =
        raw(
            connection -> {
              RawServer.request(connection);
              RawServer.reset(connection);
            });
    assertThat(atStore("http://127.0.0.1:" + closes))
        .containsExactly("get refused first_byte", "head_bucket refused first_byte");
    int plain = serve(new HttpServerOptions(), 200);
    assertThat(atStore("https://127.0.0.1:" + plain))
        .containsExactly("get tls tls", "head_bucket tls tls");
    int foreign = raw(connection -> RawServer.send(connection, "SSH-2.0-x\r\n\r\n"));
    assertThat(atStore("http://127.0.0.1:" + foreign))
        .containsExactly("get error status", "head_bucket error status");
  }

  @Test
  void whatHangsIsGivenUpAndHoldsUpNoRound() throws Exception {
    looks = looks(Duration.ofMillis(1_500), ProxySettings.NONE);
    RawServer mute = new RawServer("127.0.0.1", RawServer::hold);
    open.add(mute);
    Source source = looks.objectStore(store("http://127.0.0.1:" + mute.port()), noCa());
    assertThat(wait(source.read()).isNotYet()).isTrue();
    Reading reading = read(source);
    assertThat(ends(reading)).containsExactly("get hung first_byte", "head_bucket hung first_byte");
    assertThat(reading.evidence())
        .filteredOn(UnreadPart.class::isInstance)
        .map(part -> ((UnreadPart) part).reason())
        .containsExactly("hung", "hung");
    assertThat(atStore("https://127.0.0.1:" + mute.port()))
        .containsExactly("get hung tls", "head_bucket hung tls");
    Awaitility.await().until(() -> mute.connections() == 0);
  }

  @Test
  void anyCertificateWillDoThatHasNotExpiredUnlessAuthoritiesAreNamed() throws Exception {
    TestCa ca = new TestCa(folder);
    String good = "https://127.0.0.1:" + serve(ca.server(TestCa.LOOPBACK, 9), 403);
    assertThat(atStore(good)).containsExactly("get ok status 403", "head_bucket ok status 403");
    assertThat(ends(read(looks.objectStore(store(good), Optional.of(ca.file())))))
        .containsExactly("get ok status 403", "head_bucket ok status 403");
    String expired = "https://127.0.0.1:" + serve(ca.server(TestCa.LOOPBACK, -1), 403);
    assertThat(atStore(expired)).containsExactly("get tls tls", "head_bucket tls tls");
    Path other = Files.createDirectory(folder.resolve("other"));
    Optional<Path> foreign = Optional.of(new TestCa(other).file());
    assertThat(ends(read(looks.objectStore(store(good), foreign))))
        .containsExactly("get tls tls", "head_bucket tls tls");
    String elsewhere = "https://127.0.0.1:" + serve(ca.server("DNS:minio", 9), 403);
    assertThat(ends(read(looks.objectStore(store(elsewhere), Optional.of(ca.file())))))
        .containsExactly("get tls tls", "head_bucket tls tls");
  }

  @Test
  void theProxyOfTheEnvironmentIsOnTheWay() throws Exception {
    int proxy = serve(new HttpServerOptions(), 403);
    looks =
        looks(
            Duration.ofSeconds(20),
            ProxySettings.ofEnvironment(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy)));
    assertThat(atStore("http://minio.invalid:9000"))
        .containsExactly("get ok status 403", "head_bucket ok status 403");
    assertThat(asked).hasSize(2).allMatch(request -> request.contains("minio.invalid"));
  }

  @ParameterizedTest
  @CsvSource({"200, ok status 200", "401, denied status 401", "503, error status 503"})
  void aHealthcheckWantsSuccess(int status, String end) throws Exception {
    int port = serve(new HttpServerOptions(), status);
    URI url = URI.create("http://127.0.0.1:" + port);
    assertThat(ends(read(looks.healthcheck(LookSamples.SCHEDULER, url))))
        .containsExactly("healthcheck " + end);
    assertThat(asked).containsExactly("GET /healthcheck null");
  }

  @Test
  void flyteadminsOwnReadsCountByTheWorstOfEachCall() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + serve(new HttpServerOptions(), 200));
    Duration took = Duration.ofMillis(5);
    List<LookResult> reads =
        List.of(
            LookResult.answered("executions", 200, LookResult.SUCCESS, took.multipliedBy(9)),
            LookResult.answered("executions", 500, LookResult.SUCCESS, took),
            LookResult.answered("executions", 200, LookResult.SUCCESS, took),
            LookResult.answered("projects", 200, LookResult.SUCCESS, took));
    Source source = looks.flyteadmin(url, Optional.empty(), () -> Future.succeededFuture(reads));
    assertThat(ends(read(source)))
        .containsExactly(
            "healthcheck ok status 200", "executions error status 500", "projects ok status 200");
  }

  @Test
  void theTextsForPeopleNameWhatWasSeen() throws Exception {
    Reading reading = read(looks.objectStore(store("http://minio.invalid:9000"), noCa()));
    assertThat(
            reading.evidence().stream()
                .map(part -> ((UnreadPart) part).hint())
                .collect(Collectors.toSet()))
        .containsExactly("no address for minio.invalid");
  }
}
