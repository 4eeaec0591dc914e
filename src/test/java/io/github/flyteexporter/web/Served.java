package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.runtime.SetClock;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.FixedStatus;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The real server on a port of its own, and ways to ask it. */
public final class Served implements AutoCloseable {
  /** So many unfinished TLS handshakes at a time. */
  static final int HANDSHAKES = 8;

  public static final Listen ANYBODY = Listen.at("localhost", 0);

  public final SetClock clock = new SetClock(FixedStatus.START);
  public volatile List<String> notices = List.of();
  final int port;
  public volatile StatusHistory history = StatusHistory.NONE;
  private final StatusSettings settings;
  volatile Optional<Exposition> page = Optional.empty();
  volatile Optional<Callable<byte[]>> bundle = Optional.empty();
  private final Vertx vertx;
  private final HttpClient client = HttpClient.newHttpClient();

  private Served(Listen listen, ServerLimits limits, ProbeRegistry probes) throws Exception {
    this(listen, limits, probes, StatusSettings.defaults());
  }

  private Served(Listen listen, ServerLimits limits, ProbeRegistry probes, StatusSettings settings)
      throws Exception {
    this.settings = settings;
    vertx =
        listen.tls().isPresent()
            ? ServerTransport.in(Vertx.builder(), HANDSHAKES).build()
            : Vertx.vertx();
    port =
        Web.listen(vertx, listen, new Shown(), probes, limits)
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS)
            .actualPort();
  }

  /** With a port of its own for the status page, which is returned. */
  int alone(Listen listen) throws Exception {
    return Web.listenForStatus(vertx, listen, new Shown())
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .actualPort();
  }

  static Served by(Listen listen, StatusSettings settings) throws Exception {
    return new Served(listen, ServerLimits.DEFAULT, ProbeRegistry.NONE, settings);
  }

  /** Shows the page that is set, as of the clock that is set. */
  private final class Shown implements ExporterStatus {
    @Override
    public Optional<Exposition> page() {
      return page;
    }

    @Override
    public StatusHistory history() {
      return history;
    }

    @Override
    public StatusSettings statusPage() {
      return settings;
    }

    @Override
    public Optional<Callable<byte[]>> bundle() {
      return bundle;
    }

    private ExporterStatus fixed() {
      return new FixedStatus(page, clock.instant(), notices);
    }

    @Override
    public Duration age() {
      return fixed().age();
    }

    @Override
    public Duration running() {
      return fixed().running();
    }

    @Override
    public Duration interval() {
      return fixed().interval();
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public List<String> notices() {
      return notices;
    }

    @Override
    public String config() {
      return fixed().config();
    }
  }

  public static Served by(Listen listen, ServerLimits limits) throws Exception {
    return new Served(listen, limits, ProbeRegistry.NONE);
  }

  public static Served by(Listen listen, ProbeRegistry probes) throws Exception {
    return new Served(listen, ServerLimits.DEFAULT, probes);
  }

  public static Served by(Listen listen) throws Exception {
    return new Served(listen, ServerLimits.DEFAULT, ProbeRegistry.NONE);
  }

  /** A page without anything on it. */
  static Exposition anyPage() {
    return Exposition.of(
        new Values(List.of()),
        VerdictReport.NONE,
        List.of(),
        FixedStatus.START,
        Duration.ZERO,
        Duration.ofSeconds(15));
  }

  public void show(Exposition next) {
    clock.set(next.at());
    page = Optional.of(next);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** A connection that waits at most half a minute for an answer. */
  Socket connect() throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Sends bytes and reads until the server closes. */
  String raw(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
