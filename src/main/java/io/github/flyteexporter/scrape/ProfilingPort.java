package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.Target;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The profiling port of one Flyte process: {@code GET /metrics}, streamed into the parser as it
 * comes. Flyte cuts an answer after 10 s (flyte v1.16.8, flytestdlib/profutils/server.go:95-145).
 */
public final class ProfilingPort implements Source {
  private final HttpClient client;
  private final Target target;
  private final ProfilingPages pages;
  private final InstantSource clock;

  /** A source for a configured target. */
  public ProfilingPort(Vertx vertx, Target target, Names names, InstantSource clock) {
    this.client = vertx.createHttpClient(new HttpClientOptions());
    this.target = target;
    this.pages = new ProfilingPages(target.name(), names);
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
            .setAbsoluteURI(target.url().resolve("/metrics").toString())
            .setConnectTimeout(target.timeout().toMillis())
            .setIdleTimeout(target.timeout().toMillis())
            .putHeader("Accept", "text/plain;version=0.0.4");
    return client
        .request(request)
        .compose(sent -> sent.send().compose(this::page))
        .timeout(target.timeout().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .map(parser -> pages.reading(parser.finish(), start, since(start)))
        .recover(
            error ->
                Future.succeededFuture(
                    Reading.failed(id(), start, since(start), Failures.of(error, target.url()))));
  }

  private Future<PageParser> page(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.failedFuture(
          new SourceException(
              new Failure(
                  Reason.HTTP_STATUS,
                  target.url() + "/metrics answered " + response.statusCode())));
    }
    Promise<PageParser> whole = Promise.promise();
    PageParser parser = pages.begin();
    long[] size = {0};
    response.handler(
        (Buffer piece) -> {
          size[0] += piece.length();
          if (size[0] > target.largestPage()) {
            response.request().reset();
            whole.tryFail(
                new SourceException(
                    new Failure(
                        Reason.TOO_LARGE, "the page is over " + target.largestPage() + " bytes")));
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
