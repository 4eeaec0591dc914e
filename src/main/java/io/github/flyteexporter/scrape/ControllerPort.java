package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/**
 * Port 10254 of Flyte 2: controller-runtime's metrics, by default over HTTPS with a certificate
 * that is made at each start, for those whose token the API server knows and allows (flyte v2.0.43,
 * executor/setup.go:110-117). The chart's own role lacks what Flyte needs to check a token.
 */
public final class ControllerPort implements Source {
  private static final String PATH = "/metrics";

  private final Vertx vertx;
  private final ScrapeEndpoint endpoint;
  private final BoundedClient client;
  private final ScrapeReadingBuilder pages;
  private final TimeSource time;

  /** A source for a target whose token file, if any, holds the token to send. */
  public ControllerPort(Vertx vertx, ScrapeTarget target, Names names, TimeSource time) {
    this.vertx = vertx;
    this.endpoint = new ScrapeEndpoint(target);
    this.client = endpoint.client(vertx);
    this.pages = new ScrapeReadingBuilder(target.name(), names, true);
    this.time = time;
  }

  @Override
  public SourceId id() {
    return pages.id();
  }

  @Override
  public Future<Reading> read() {
    Promise<Reading> reading = Promise.promise();
    vertx.getOrCreateContext().runOnContext(go -> scrape().onComplete(reading));
    return reading.future();
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<Reading> scrape() {
    Instant start = time.instant();
    long begun = time.nanoTime();
    HttpUrl url = endpoint.url(PATH);
    PageBody body = pages.page();
    return endpoint
        .token(vertx)
        .compose(
            token ->
                client.send(
                    endpoint.request(PATH, Long.MAX_VALUE, endpoint.timeout(), token), body))
        .map(
            answer ->
                answer.status() == 200
                    ? pages.reading(body.page(), start, time.since(begun))
                    : failed(start, time.since(begun), refused(url.toString(), answer.status())))
        .otherwise(
            error ->
                failed(
                    start, time.since(begun), TransportFailures.of(error).failure(url.toString())));
  }

  private Reading failed(Instant at, Duration took, Failure why) {
    return Reading.failed(pages.id(), at, took, why);
  }

  /** What another status than 200 means, and what to change. */
  public static Failure refused(String url, int status) {
    String answered = url + " answered " + status;
    return switch (status) {
      case 400 -> new Failure(Reason.HTTP_STATUS, answered + ": it speaks HTTPS, use https://");
      case 401 -> new Failure(Reason.FORBIDDEN, answered + ": it wants a token, set tokenFile");
      case 403 ->
          new Failure(
              Reason.FORBIDDEN,
              answered
                  + ": our role lacks nonResourceURLs [\"/metrics\"] with verb get; install the"
                  + " exporter's ClusterRole");
      case 500 ->
          new Failure(
              Reason.HTTP_STATUS,
              answered
                  + ": Flyte cannot check our token; its role lacks create of tokenreviews and"
                  + " subjectaccessreviews (rbac.extraRules of its chart), or the API server does"
                  + " not answer it");
      default -> new Failure(Reason.HTTP_STATUS, answered);
    };
  }
}
