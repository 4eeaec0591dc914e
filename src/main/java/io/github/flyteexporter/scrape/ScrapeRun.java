package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One round's visit to a profiling port: its page and then its side paths, one after the other, all
 * within one timeout. Lives on one event loop.
 */
final class ScrapeRun {
  private final ScrapeEndpoint endpoint;
  private final HttpClient client;
  private final ScrapeReadingBuilder pages;
  private final Predicate<SidePath> wanted;
  private final InstantSource clock;
  private final Instant start;
  private final Promise<Reading> reading = Promise.promise();
  private final SourceException late;
  private Optional<String> token = Optional.empty();
  private ParsedPage page;
  private ScrapeCall call;
  private boolean over;

  ScrapeRun(
      ScrapeEndpoint endpoint,
      HttpClient client,
      ScrapeReadingBuilder pages,
      Predicate<SidePath> wanted,
      InstantSource clock,
      Duration timeout) {
    this.endpoint = endpoint;
    this.client = client;
    this.pages = pages;
    this.wanted = wanted;
    this.clock = clock;
    this.start = clock.instant();
    this.late =
        new SourceException(Reason.TIMEOUT, "no whole answer within " + timeout.toMillis() + " ms");
  }

  /** Goes there, with a token if there is one; the future does not fail. */
  Future<Reading> begin(Vertx vertx, Future<Optional<String>> tokenToBe, Duration timeout) {
    long timer = vertx.setTimer(Math.max(1, timeout.toMillis()), fired -> tooLate());
    PageBody body = pages.page();
    tokenToBe
        .compose(
            known -> {
              token = known;
              return get("/metrics", body, Long.MAX_VALUE);
            })
        .compose(
            whole -> {
              page = body.page();
              return sides();
            })
        .onSuccess(done -> reading.tryComplete(pages.reading(page, start, took())))
        .onFailure(this::failed);
    return reading.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void tooLate() {
    over = true;
    if (call != null) {
      call.fail(late);
    }
    // while waiting for the token there is no call
    if (page == null) {
      failed(late);
    }
  }

  private void failed(Throwable error) {
    reading.tryComplete(
        Reading.failed(
            pages.id(), start, took(), ScrapeFailures.of(error, endpoint.url("/metrics"))));
  }

  private Future<Void> sides() {
    Future<Void> asked = Future.succeededFuture();
    for (SidePath side : SidePath.values()) {
      if (wanted.test(side) && pages.due(side, page, start)) {
        asked = asked.compose(next -> ask(side));
      }
    }
    return asked;
  }

  /** Asks a side path; that it does not answer is noted and spoils nothing. */
  private Future<Void> ask(SidePath side) {
    SidePathBody body = pages.begin(side);
    return get(side.path(), body, side.cap())
        .transform(
            done -> {
              SidePathResult answer =
                  done.succeeded()
                      ? SidePathResult.good(body)
                      : SidePathResult.failed(side, done.cause());
              pages.take(side, answer, page, start);
              return Future.succeededFuture();
            });
  }

  private Future<Void> get(String path, BodySink body, long most) {
    if (over) {
      body.release();
      return Future.failedFuture(late);
    }
    call = new ScrapeCall(endpoint.url(path), body, Math.min(most, endpoint.largestAnswer()));
    return call.begin(client, endpoint.request(path, token));
  }

  private Duration took() {
    return Duration.between(start, clock.instant());
  }
}
