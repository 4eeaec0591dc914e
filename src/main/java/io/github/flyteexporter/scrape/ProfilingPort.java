package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The profiling port of one Flyte process: {@code GET /metrics}, streamed into the parser as it
 * comes. Flyte cuts an answer after 10 s (flyte v1.16.8, flytestdlib/profutils/server.go:95-145).
 */
public final class ProfilingPort implements Source {
  /** How long an answer may take. */
  public static final Duration TIMEOUT = Duration.ofSeconds(8);

  /** The largest page that is read, in bytes. */
  public static final long LARGEST_PAGE = 256L << 20;

  private final HttpClient client;
  private final URI url;
  private final ProfilingPages pages;
  private final InstantSource clock;

  /** A source for the target of this name whose pages are at {@code url}, without a path. */
  public ProfilingPort(Vertx vertx, String target, URI url, Names names, InstantSource clock) {
    this.client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) TIMEOUT.toMillis()));
    this.url = url;
    this.pages = new ProfilingPages(target, names);
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return pages.id();
  }

  @Override
  public Future<Reading> read() {
    Instant start = clock.instant();
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url.resolve("/metrics").toString())
            .setConnectTimeout(TIMEOUT.toMillis())
            .setIdleTimeout(TIMEOUT.toMillis())
            .putHeader("Accept", "text/plain;version=0.0.4");
    return client
        .request(request)
        .compose(sent -> sent.send().compose(this::page))
        .timeout(TIMEOUT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .map(parser -> pages.reading(parser.finish(), start, since(start)))
        .recover(
            error ->
                Future.succeededFuture(
                    Reading.failed(id(), start, since(start), Failures.of(error, url))));
  }

  private Future<PageParser> page(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.failedFuture(
          new SourceException(
              new Failure(Reason.HTTP_STATUS, url + "/metrics answered " + response.statusCode())));
    }
    Promise<PageParser> whole = Promise.promise();
    PageParser parser = pages.begin();
    long[] size = {0};
    response.handler(
        (Buffer piece) -> {
          size[0] += piece.length();
          if (size[0] > LARGEST_PAGE) {
            response.request().reset();
            whole.tryFail(
                new SourceException(
                    new Failure(Reason.TOO_LARGE, "the page is over " + LARGEST_PAGE + " bytes")));
            return;
          }
          byte[] bytes = piece.getBytes();
          parser.feed(bytes, 0, bytes.length);
        });
    response.exceptionHandler(whole::tryFail);
    response.endHandler(end -> whole.tryComplete(parser));
    return whole.future();
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
