package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.ServiceAccountFiles;
import java.net.URI;
import java.util.Optional;

/** The addresses at which a pod of Flyte 2 serves what we read. */
final class Flyte2Addresses {
  /** Connect in clear (flyte v2.0.43, charts/flyte-binary/templates/deployment.yaml:139-146). */
  private static final int API = 8090;

  /** controller-runtime's metrics; no port list and no Service has it. */
  private static final int METRICS = 10254;

  private Flyte2Addresses() {}

  /** The API on a host, an IPv6 address in brackets. */
  static URI api(String host) {
    return URI.create("http://" + host + ":" + API);
  }

  /**
   * The metrics on a host, with the token of our ServiceAccount. The certificate is made at each
   * start and signed by nobody (flyte v2.0.43, executor/setup.go:110-117): it cannot be verified.
   */
  static ScrapeTarget target(String name, String host) {
    return new ScrapeTarget(
        name,
        URI.create("https://" + host + ":" + METRICS),
        null,
        null,
        Optional.of(ServiceAccountFiles.TOKEN),
        Optional.of(new Tls(Optional.empty(), true)),
        false);
  }
}
