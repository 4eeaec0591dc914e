package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.BodySink;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One scrape of a profiling port: its page and then its side paths, one after the other, all within
 * one timeout. Lives on one event loop.
 */
final class ScrapeRun {
  private final ScrapeEndpoint endpoint;
  private final BoundedClient client;
  private final ScrapeReadingBuilder pages;
  private final Predicate<SidePath> wanted;
  private final TimeSource time;
  private final Instant start;
  private final long startNanos;
  private Optional<String> token = Optional.empty();
  private long begun;

  ScrapeRun(
      ScrapeEndpoint endpoint,
      BoundedClient client,
      ScrapeReadingBuilder pages,
      Predicate<SidePath> wanted,
      TimeSource time) {
    this.endpoint = endpoint;
    this.client = client;
    this.pages = pages;
    this.wanted = wanted;
    this.time = time;
    this.start = time.instant();
    this.startNanos = time.nanoTime();
  }

  /** Scrapes, with a token if there is one; the future does not fail. */
  Future<Reading> begin(Future<Optional<String>> tokenRead) {
    PageBody body = pages.page();
    HttpUrl url = endpoint.url("/metrics");
    return tokenRead
        .timeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .compose(
            known -> {
              token = known;
              begun = System.nanoTime();
              return get("/metrics", Long.MAX_VALUE, endpoint.timeout(), body);
            })
        .compose(
            answer ->
                answer.status() == 200
                    ? sides(body.page())
                    : Future.succeededFuture(failed(refused(url, answer.status()))))
        .otherwise(error -> failed(TransportFailures.of(error).failure(url.toString())));
  }

  /** What another status than 200 means. */
  static Failure refused(HttpUrl url, int status) {
    Reason reason = status == 401 || status == 403 ? Reason.FORBIDDEN : Reason.HTTP_STATUS;
    // as Go's server answers to plain HTTP; Flyte 1 never has TLS on this port
    boolean wantsTls = status == 400 && !url.secure();
    String hint = wantsTls ? ": it may want TLS, as the port of a Flyte 2 does" : "";
    return new Failure(reason, url + " answered " + status + hint);
  }

  private Reading failed(Failure why) {
    return Reading.failed(pages.id(), start, took(), why).withAnswers(pages.missing(why));
  }

  private Future<Reading> sides(ParsedPage page) {
    Future<Void> asked = Future.succeededFuture();
    for (SidePath side : SidePath.values()) {
      if (wanted.test(side) && pages.isDue(side, page, startNanos)) {
        asked = asked.compose(next -> ask(side, page));
      }
    }
    return asked.map(done -> pages.reading(page, start, took()));
  }

  /** Asks a side path; that it does not answer is noted and spoils nothing. */
  private Future<Void> ask(SidePath side, ParsedPage page) {
    Duration left = endpoint.timeout().minusNanos(System.nanoTime() - begun);
    if (left.toMillis() < 1) {
      HttpException late = new HttpException(FailureKind.TIMEOUT, "no time left to ask");
      pages.take(side, SidePathResult.failed(late), page, startNanos);
      return Future.succeededFuture();
    }
    SidePathBody body = pages.begin(side);
    return get(side.path(), side.largest(), left, body)
        .map(
            answer ->
                answer.status() == 200
                    ? SidePathResult.good(body)
                    : SidePathResult.refused(side, answer.status()))
        .otherwise(SidePathResult::failed)
        .map(
            result -> {
              pages.take(side, result, page, startNanos);
              return null;
            });
  }

  private Future<ClientResponse> get(String path, long largest, Duration timeout, BodySink body) {
    return client.send(endpoint.request(path, largest, timeout, token), body);
  }

  private Duration took() {
    return time.since(startNanos);
  }
}
