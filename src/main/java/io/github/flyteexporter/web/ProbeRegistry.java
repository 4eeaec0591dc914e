package io.github.flyteexporter.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The configured probes, each of which a request may run by its name. */
public interface ProbeRegistry {
  /** No probe is configured. */
  ProbeRegistry NONE =
      new ProbeRegistry() {
        @Override
        public List<String> names() {
          return List.of();
        }

        @Override
        public Optional<Future<ProbeResult>> run(String name) {
          return Optional.empty();
        }
      };

  /** Their names. */
  List<String> names();

  /** Runs the probe of this name now, empty where there is none. */
  Optional<Future<ProbeResult>> run(String name);

  /**
   * The result of a probe.
   *
   * @param metrics in the Prometheus text format
   * @param log every step with its time, for people
   */
  record ProbeResult(String metrics, String log) {}
}
