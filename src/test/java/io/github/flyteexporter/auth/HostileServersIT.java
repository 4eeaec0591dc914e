package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Servers that hang, babble and repeat what they are sent: bounded, named, and nothing leaks. */
class HostileServersIT {
  private static final String SECRET = "canary/Secret 4711";
  private static final String BASIC =
      Base64.getEncoder()
          .encodeToString("flyte-exporter:canary%2FSecret+4711".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private Vertx vertx;
  private FlyteStandIn flyte;
  private HttpStandIn elsewhere;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    flyte = new FlyteStandIn(vertx, InstantSource.system(), SECRET);
    elsewhere = new HttpStandIn(vertx);
    log.start();
    root.setLevel(Level.DEBUG);
    root.addAppender(log);
  }

  @AfterEach
  void stop() throws Exception {
    root.detachAppender(log);
    root.setLevel(level);
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** What a hostile server may do with a request. */
  private record Deed(String name, Handler<HttpServerRequest> does, AuthReason reason) {}

  private List<Deed> deeds() {
    return List.of(
        new Deed("hangs", request -> {}, AuthReason.TIMEOUT),
        new Deed(
            "stops half-way",
            request -> request.response().putHeader("Content-Length", "100").write("{\"a\":"),
            AuthReason.TIMEOUT),
        new Deed("hangs up", request -> request.connection().close(), AuthReason.UNREACHABLE),
        new Deed("HTML", HttpStandIn.text(200, "text/html", "<html>hello"), AuthReason.MALFORMED),
        new Deed(
            "HTML that says it is JSON",
            HttpStandIn.text(200, "application/json", "<html>hello"),
            AuthReason.MALFORMED),
        new Deed("nothing", HttpStandIn.text(200, "application/json", ""), AuthReason.MALFORMED),
        new Deed("a list", HttpStandIn.text(200, "application/json", "[1]"), AuthReason.MALFORMED),
        new Deed(
            "deep",
            HttpStandIn.text(200, "application/json", "[".repeat(60_000)),
            AuthReason.MALFORMED),
        new Deed(
            "10 MB",
            request -> request.response().end(Buffer.buffer(new byte[10 << 20])),
            AuthReason.MALFORMED),
        new Deed(
            "redirects",
            request ->
                request
                    .response()
                    .setStatusCode(307)
                    .putHeader("Location", elsewhere.url() + "/oauth2/token?" + BASIC)
                    .end(),
            AuthReason.MALFORMED),
        new Deed("502", HttpStandIn.text(502, "text/html", "bad gateway"), AuthReason.UNREACHABLE),
        new Deed("500", HttpStandIn.text(500, "text/plain", "oops"), AuthReason.OTHER),
        new Deed(
            "repeats what it was sent",
            request -> {
              String sent = flyte.http.came().get(flyte.http.came().size() - 1) + " " + SECRET;
              HttpStandIn.json(
                      401,
                      new JsonObject()
                          .put("error", "invalid_client")
                          .put("message", "unauthenticated " + sent)
                          .put("error_description", sent))
                  .handle(request);
            },
            AuthReason.BAD_CLIENT));
  }

  private String all(Reading reading, Authentication authentication) throws Exception {
    List<String> texts = new ArrayList<>();
    texts.add(reading.toString());
    reading.failure().ifPresent(why -> texts.add(why.detail()));
    Throwable cause =
        authentication
            .credentials()
            .current()
            .map(header -> (Throwable) null)
            .otherwise(e -> e)
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
    texts.add(String.valueOf(cause));
    for (; cause != null; cause = cause.getCause()) {
      texts.add(cause.toString());
    }
    for (ILoggingEvent event : List.copyOf(log.list)) {
      texts.add(event.getFormattedMessage());
      Optional.ofNullable(event.getThrowableProxy())
          .ifPresent(thrown -> texts.add(thrown.getMessage()));
    }
    return String.join("\n", texts);
  }

  private void leaksNothing(String texts) {
    assertThat(texts)
        .doesNotContain(SECRET, BASIC, "canary%2FSecret", "canary/Secret")
        .doesNotContainPattern("eyJ[A-Za-z0-9_-]{10}");
  }

  /** Nothing but what never ends is cut by its time, on a slow machine either. */
  private static Entered.Keys keys(Deed deed) {
    Entered.Keys keys = Entered.with(SECRET);
    if (deed.reason() == AuthReason.TIMEOUT) {
      keys.timeout = Duration.ofSeconds(2);
    }
    return keys;
  }

  @Test
  void theTokensServer() throws Exception {
    for (Deed deed : deeds()) {
      flyte.http.on("/oauth2/token", deed.does());
      Authentication authentication = keys(deed).at(vertx, flyte.url(), InstantSource.system());
      Reading reading = settled(authentication);
      assertThat(Entered.steps(reading))
          .as(deed.name())
          .isEqualTo("discovery=1 token=0:" + deed.reason().label());
      leaksNothing(all(reading, authentication));
      authentication.source().close();
    }
    assertThat(elsewhere.came()).as("where the redirect led").isEmpty();
  }

  @Test
  void discovery() throws Exception {
    for (Deed deed : deeds()) {
      flyte.http.on("/.well-known/oauth-authorization-server", deed.does());
      Authentication authentication = keys(deed).at(vertx, flyte.url(), InstantSource.system());
      Reading reading = settled(authentication);
      AuthReason reason =
          deed.reason() == AuthReason.BAD_CLIENT ? AuthReason.FORBIDDEN : deed.reason();
      assertThat(Entered.steps(reading)).as(deed.name()).isEqualTo("discovery=0:" + reason.label());
      leaksNothing(all(reading, authentication));
      authentication.source().close();
    }
    assertThat(flyte.http.came("/oauth2/token")).isEmpty();
    assertThat(elsewhere.came()).isEmpty();
  }

  @Test
  void flyteadmin() throws Exception {
    for (Deed deed : deeds()) {
      flyte.http.on("/api/v1/version", deed.does());
      Authentication authentication = keys(deed).at(vertx, flyte.url(), InstantSource.system());
      Reading reading = settled(authentication);
      AuthReason reason = deed.reason() == AuthReason.BAD_CLIENT ? AuthReason.OTHER : deed.reason();
      assertThat(Entered.steps(reading))
          .as(deed.name())
          .isEqualTo("call=0:" + reason.label() + " discovery=1 token=1");
      leaksNothing(all(reading, authentication));
      authentication.source().close();
    }
    assertThat(elsewhere.came()).isEmpty();
  }

  @Test
  void filesThatAreNone() throws Exception {
    Path huge = Files.write(folder.resolve("huge"), new byte[1 << 20]);
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    for (Path file : List.of(huge, empty, folder, folder.resolve("gone"))) {
      Entered.Keys keys = Entered.with(SECRET);
      keys.secret = "";
      keys.secretFile = file;
      Reading reading = settled(keys.at(vertx, flyte.url(), InstantSource.system()));
      assertThat(Entered.steps(reading)).isEqualTo("discovery=1 token=0:other");
      assertThat(reading.failure().get().detail()).contains(file.toString());
    }
  }

  @Test
  void thePasswordOfAProxyThatIsGone() throws Exception {
    Entered.Keys keys = Entered.with(SECRET);
    keys.tokenUrl = URI.create("https://login.example.invalid/oauth/token");
    keys.proxy = URI.create("http://me:canary4711@localhost:" + FreePort.find());
    Authentication authentication = keys.at(vertx, flyte.url(), InstantSource.system());
    Reading reading = settled(authentication);
    assertThat(Entered.steps(reading)).isEqualTo("discovery=1 token=0:unreachable");
    assertThat(all(reading, authentication)).doesNotContain("canary4711");
  }

  /** A source hands on what it knows after its time; what is slow goes on. */
  private static Reading settled(Authentication authentication) throws Exception {
    Reading reading = Entered.read(authentication.source());
    for (int again = 0; again < 5 && reading.failure().isPresent(); again++) {
      if (!reading.failure().get().detail().startsWith("still at it")) {
        break;
      }
      reading = Entered.read(authentication.source());
    }
    return reading;
  }
}
