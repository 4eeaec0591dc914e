package io.github.flyteexporter.flyte2;

import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.look.LookResult;
import io.github.flyteexporter.look.LookSource;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The API as a source: six calls a round, side by side, and further pages of queued runs. */
public final class ApiSource implements Source {
  /** The most pages of a list that are read in a round. */
  private static final int MOST_PAGES = 5;

  /** A round waits for the calls anyway, which end before. */
  private static final Duration AS_LONG_AS_THE_CALLS = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final ApiClient client;
  private final TimeSource time;
  private Future<List<LookResult>> looks = Future.succeededFuture(List.of());

  /**
   * A source that reads the API.
   *
   * @param url where it is, {@code http://flyte-binary-http:8090}
   * @param access how it is read; no token is sent
   * @throws IllegalArgumentException when the URL cannot be used
   */
  public ApiSource(Vertx vertx, URI url, AdminAccess access, TimeSource time) {
    this.vertx = vertx;
    this.client = new ApiClient(vertx, url, access);
    this.time = time;
  }

  @Override
  public SourceId id() {
    return Flyte2Samples.API;
  }

  /** How each call of a round went, as a source beside this one; it sends nothing itself. */
  public Source look() {
    return new LookSource(Flyte2Samples.API_LOOK, time, AS_LONG_AS_THE_CALLS, this::looks);
  }

  private synchronized Future<List<LookResult>> looks() {
    return looks;
  }

  private synchronized void looks(Future<List<LookResult>> these) {
    looks = these;
  }

  @Override
  public Future<Reading> read() {
    Promise<Reading> reading = Promise.promise();
    Promise<List<LookResult>> looked = Promise.promise();
    looks(looked.future());
    vertx.getOrCreateContext().runOnContext(go -> round(looked).onComplete(reading));
    return reading.future();
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<Reading> round(Promise<List<LookResult>> looked) {
    ApiReadings readings = new ApiReadings(time.instant());
    List<LookResult> went = new ArrayList<>();
    List<Future<Void>> calls =
        Stream.of(ApiCall.values()).map(call -> pages(call, "", 1, readings, went)).toList();
    return Future.join(calls)
        .map(
            done -> {
              looked.complete(List.copyOf(went));
              return readings.reading(time.instant());
            });
  }

  private Future<Void> pages(
      ApiCall call, String token, int page, ApiReadings readings, List<LookResult> went) {
    return client
        .send(call, token)
        .compose(
            sent -> {
              went.add(sent.look());
              String next = readings.take(call, sent.answer(), page == MOST_PAGES);
              return next.isEmpty()
                  ? Future.succeededFuture()
                  : pages(call, next, page + 1, readings, went);
            });
  }
}
