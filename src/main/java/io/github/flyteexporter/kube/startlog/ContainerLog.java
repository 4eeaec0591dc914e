package io.github.flyteexporter.kube.startlog;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.controlplane.ContainerRun;
import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the last lines of a container's log. */
public final class ContainerLog {
  static final RbacRule NEED = new RbacRule("get", "", "pods/log");

  private static final int LINES = 20;
  private static final int MOST_BYTES = 16_384;

  private final ApiServer server;
  private final Duration timeout;
  private final TimeSource time;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Logs at an API server.
   *
   * @param timeout how long to wait for an answer, and again for all of it
   */
  public ContainerLog(ApiServer server, Duration timeout, InstantSource clock) {
    this.server = server;
    this.timeout = timeout;
    this.time = TimeSource.of(clock);
  }

  /** How many bytes were read so far. */
  long bytes() {
    return bytes.get();
  }

  /**
   * The last lines that a run wrote, cut where they are too long.
   *
   * @throws IOException when there is no such log, or it does not arrive in time
   */
  String tail(ControlPlanePodDetails pod, ContainerRun run) throws IOException {
    String path =
        "/api/v1/namespaces/"
            + encoded(pod.namespace())
            + "/pods/"
            + encoded(pod.name())
            + "/log?container="
            + encoded(run.container())
            + "&tailLines="
            + LINES
            + "&limitBytes="
            + MOST_BYTES
            + (run.previous() ? "&previous=true" : "");
    try (InputStream body = server.text(NEED, path, timeout, bytes)) {
      return text(body);
    }
  }

  private String text(InputStream body) throws IOException {
    long begun = time.nanoTime();
    byte[] read = new byte[MOST_BYTES];
    int size = 0;
    while (size < MOST_BYTES) {
      int count = body.read(read, size, MOST_BYTES - size);
      if (count < 0) {
        break;
      }
      size += count;
      if (time.since(begun).compareTo(timeout) > 0) {
        throw new ApiFailure(
            Reason.TIMEOUT,
            "the log did not arrive within " + timeout.toMillis() + " ms",
            ApiFailure.Next.RESUME);
      }
    }
    return new String(Arrays.copyOf(read, size), StandardCharsets.UTF_8);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
