package io.github.flyteexporter.probe;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import java.time.Duration;

/**
 * What a probe goes to.
 *
 * @param trust whose certificates will do
 * @param timeout how long each step may take; all of them together take at most three times that
 */
public record ProbeTarget(HttpUrl endpoint, TlsOptions trust, Duration timeout) {
  Duration longest() {
    return timeout.multipliedBy(3);
  }
}
