package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pods of Flyte that have a profiling port, reached through the API server.
 *
 * @param found finds them in the namespace of Flyte
 * @param namespace the namespace of Flyte, empty where it is not known
 */
public record ProfiledPods(DiscoverySource found, ApiServer server, String namespace) {
  private static final RbacRule NEED = new RbacRule("get", "", "pods/proxy");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Their names; none while they are not known. */
  public List<String> names() {
    return namespace.isEmpty()
        ? List.of()
        : found.known().targets().stream().map(ScrapeTarget::name).toList();
  }

  /**
   * What a path of the profiling port answers; to be closed. Blocks.
   *
   * @throws ApiFailure when there is no good answer
   */
  public InputStream open(String pod, String path) throws ApiFailure, InterruptedIOException {
    String port = "/api/v1/namespaces/" + namespace + "/pods/" + pod + ":10254/proxy";
    return server.proxied(NEED, port + path, LIMIT, new AtomicLong());
  }
}
