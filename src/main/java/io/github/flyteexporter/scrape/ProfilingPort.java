package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profiling port of one Flyte process: {@code /metrics} and what stands beside it, as one
 * reading. Flyte cuts an answer after 10 s (flyte v1.16.8, flytestdlib/profutils/server.go:95-145).
 */
public final class ProfilingPort implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(ProfilingPort.class);

  private final Vertx vertx;
  private final ScrapeTarget target;
  private final ScrapeEndpoint endpoint;
  private final BoundedClient client;
  private final ScrapeReadingBuilder pages;
  private final TimeSource time;

  /** A source for a configured target. */
  public ProfilingPort(Vertx vertx, ScrapeTarget target, Names names, TimeSource time) {
    this.vertx = vertx;
    this.target = target;
    this.endpoint = new ScrapeEndpoint(target);
    this.client = endpoint.client(vertx);
    this.pages = new ScrapeReadingBuilder(target.name(), names);
    this.time = time;
    if (target.tokenFile().isPresent() && endpoint.isUnencrypted()) {
      LOG.warn(
          "The token of target {} is sent to {} unencrypted",
          target.name(),
          endpoint.url("/metrics").origin());
    }
  }

  @Override
  public SourceId id() {
    return pages.id();
  }

  @Override
  public Future<Reading> read() {
    Promise<Reading> reading = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            go ->
                new ScrapeRun(endpoint, client, pages, this::wants, time)
                    .begin(endpoint.token(vertx))
                    .onComplete(reading));
    return reading.future();
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean wants(SidePath side) {
    return side != SidePath.CONFIG || target.readConfig();
  }
}
