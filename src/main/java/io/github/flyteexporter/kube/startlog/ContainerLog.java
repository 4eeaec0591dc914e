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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the last lines of a container's log. */
public final class ContainerLog {
  public static final RbacRule NEED = new RbacRule("get", "", "pods/log");

  /**
   * There is no such pod any more, or no such run of its container (kubernetes,
   * pkg/kubelet/kubelet_pods.go, validateContainerLogStatus).
   */
  private static final Set<Integer> NO_LOG = Set.of(400, 404);

  private static final int LINES = 20;
  private static final int MOST_BYTES = 16_384;

  /** What a Flyte in trouble logs in a second or two. */
  private static final int RECENT_LINES = 300;

  private static final int RECENT_BYTES = 131_072;
  private static final int RECENT_SECONDS = 60;

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

  /** Whether there is no such log, which is no failure of ours. */
  public static boolean isAbsent(ApiFailure problem) {
    return NO_LOG.contains(problem.status());
  }

  /** How many bytes were read so far. */
  public long bytes() {
    return bytes.get();
  }

  /**
   * The last lines that a run wrote, cut where they are too long.
   *
   * @throws IOException when there is no such log, or it does not arrive in time
   */
  String tail(ControlPlanePodDetails pod, ContainerRun run) throws IOException {
    return text(
        path(pod, run.container(), LINES, MOST_BYTES) + (run.previous() ? "&previous=true" : ""),
        MOST_BYTES);
  }

  /**
   * The lines that a container wrote within the last minute, the last of them where they are many.
   *
   * @throws IOException when there is no such log, or it does not arrive in time
   */
  public String recent(ControlPlanePodDetails pod, String container) throws IOException {
    return text(
        path(pod, container, RECENT_LINES, RECENT_BYTES) + "&sinceSeconds=" + RECENT_SECONDS,
        RECENT_BYTES);
  }

  private static String path(
      ControlPlanePodDetails pod, String container, int lines, int limitBytes) {
    return "/api/v1/namespaces/"
        + encoded(pod.namespace())
        + "/pods/"
        + encoded(pod.name())
        + "/log?container="
        + encoded(container)
        + "&tailLines="
        + lines
        + "&limitBytes="
        + limitBytes;
  }

  private String text(String path, int most) throws IOException {
    try (InputStream body = server.text(NEED, path, timeout, bytes)) {
      return text(body, most);
    }
  }

  private String text(InputStream body, int most) throws IOException {
    long begun = time.nanoTime();
    byte[] read = new byte[most];
    int size = 0;
    while (size < most) {
      int count = body.read(read, size, most - size);
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
