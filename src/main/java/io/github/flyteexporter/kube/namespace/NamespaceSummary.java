package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The namespaces in which pods may be refused: those that end, and those with a standard. */
public final class NamespaceSummary implements ObjectSummary<NamespaceObject> {
  @Override
  public Summary summarize(Collection<NamespaceObject> objects, Instant now) {
    List<Evidence> evidence =
        objects.stream()
            .filter(one -> one.terminating() > 0 || !one.podSecurity().isEmpty())
            .<Evidence>map(one -> state(one, now))
            .toList();
    return new Summary(List.of(), evidence);
  }

  private static NamespaceState state(NamespaceObject one, Instant now) {
    Duration since = Duration.between(Instant.ofEpochSecond(one.terminating()), now);
    return new NamespaceState(
        one.name(),
        one.terminating() > 0,
        since.isNegative() ? Duration.ZERO : since,
        one.remaining(),
        one.podSecurity());
  }
}
