package io.github.flyteexporter.runtime;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.discovery.ProfiledPods;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.scrape.SidePath;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profiling port that is read through the API server ({@code get} on {@code pods/proxy}), for
 * whoever has a kubeconfig and no way to the pods' addresses.
 */
final class ProxiedPort implements Source {
  /** As much as the largest side path may have: {@link SidePath}. */
  private static final int LARGEST = 16 << 20;

  private final Vertx vertx;
  private final ProfiledPods pods;
  private final String pod;
  private final RecordedPort port;
  private final TimeSource time;

  ProxiedPort(Vertx vertx, ProfiledPods pods, String pod, Names names, TimeSource time) {
    this.vertx = vertx;
    this.pods = pods;
    this.pod = pod;
    this.port = new RecordedPort(pod, names);
    this.time = time;
  }

  /** The ports of all of these pods. */
  static List<Source> all(Vertx vertx, ProfiledPods pods, Names names, TimeSource time) {
    return pods.names().stream()
        .<Source>map(pod -> new ProxiedPort(vertx, pods, pod, names, time))
        .toList();
  }

  @Override
  public SourceId id() {
    return port.id();
  }

  @Override
  public Future<Reading> read() {
    return vertx.executeBlocking(this::reading);
  }

  private Reading reading() {
    long begun = time.nanoTime();
    try (InputStream metrics = pods.open(pod, "/metrics")) {
      Answers answers = answers();
      return port.read(metrics, answers, time.instant(), time.since(begun));
    } catch (ApiFailure e) {
      return failed(e.failure(), begun);
    } catch (IOException e) {
      return failed(new Failure(Reason.MALFORMED, String.valueOf(e.getMessage())), begun);
    }
  }

  private Reading failed(Failure why, long begun) {
    Duration took = time.since(begun);
    return Reading.failed(id(), time.instant(), took, why);
  }

  private Answers answers() {
    Map<SidePath, byte[]> bodies = new EnumMap<>(SidePath.class);
    for (SidePath side : SidePath.values()) {
      try (InputStream body = pods.open(pod, side.path())) {
        bodies.put(side, body.readNBytes(LARGEST));
      } catch (IOException e) {
        // not every component serves each of them
        bodies.remove(side);
      }
    }
    return new Answers(bodies);
  }

  /** The side paths that were answered. */
  private record Answers(Map<SidePath, byte[]> bodies) implements RecordedPort.Recorded {
    @Override
    public String status(SidePath side) {
      return bodies.containsKey(side) ? "200" : "";
    }

    @Override
    public Optional<InputStream> open(SidePath side) {
      return Optional.ofNullable(bodies.get(side)).map(ByteArrayInputStream::new);
    }
  }
}
