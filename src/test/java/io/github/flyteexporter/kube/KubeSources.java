package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** All sources of a Kubernetes, which begin to list and watch. */
public final class KubeSources {
  private KubeSources() {}

  public static List<Source> of(Kubernetes kubernetes, Vertx vertx, MajorVersion flyte) {
    Duration interval = Duration.ofSeconds(15);
    kubernetes.start(vertx, () -> interval, false);
    return kubernetes.sources(flyte);
  }
}
