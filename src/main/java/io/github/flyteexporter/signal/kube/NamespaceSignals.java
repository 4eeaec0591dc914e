package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.access.QuotaResource;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Namespaces of project-domains: whether one is being deleted, and what its quotas leave. */
public final class NamespaceSignals {
  private static final SourceId NAMESPACES = new SourceId(KubeSamples.SOURCE, "namespaces");

  /** A zero at {@code _other} says that there are none; no series, that they are not read. */
  public static final Signal TERMINATING =
      gauge(
              "flyte_namespace_terminating",
              "Namespaces of a project-domain that are being deleted: no pod starts there.",
              "project",
              "domain")
          .computed(
              "Namespace `status.phase`, `metadata.deletionTimestamp`",
              (frame, out) -> {
                if (read(frame)) {
                  Map<Labels, Double> sums = new TreeMap<>();
                  sums.put(ProjectDomain.OTHER.labels(), 0.0);
                  TaskNamespaces names = TaskNamespaces.of(frame);
                  frame.evidence(NamespaceState.class).stream()
                      .filter(NamespaceState::terminating)
                      .flatMap(one -> names.whose(one.name()).stream())
                      .forEach(whose -> sums.merge(place(frame, whose), 1.0, Double::sum));
                  sums.forEach(out::emit);
                }
              });

  public static final Signal QUOTA_USED =
      gauge(
              "flyte_quota_used_ratio",
              "Share of a ResourceQuota that is used in the namespace of a project-domain, by"
                  + " resource; of several quotas the highest, 1 is used up.",
              "project",
              "domain",
              "resource")
          .computed(
              "ResourceQuota `status.used`, `status.hard`",
              (frame, out) -> {
                Map<Labels, Double> most = new TreeMap<>();
                TaskNamespaces names = TaskNamespaces.of(frame);
                for (QuotaUse one : frame.evidence(QuotaUse.class)) {
                  Optional<String> resource = QuotaResource.of(one.resource());
                  if (!one.scoped() && resource.isPresent()) {
                    for (ProjectDomain whose : names.whose(one.namespace())) {
                      most.merge(
                          place(frame, whose).with("resource", resource.get()),
                          one.ratio(),
                          Math::max);
                    }
                  }
                }
                most.forEach(out::emit);
              });

  public static final List<Signal> ALL = List.of(TERMINATING, QUOTA_USED);

  private NamespaceSignals() {}

  private static boolean read(RoundView frame) {
    return Optional.ofNullable(frame.state().histories().get(NAMESPACES))
        .flatMap(history -> history.current())
        .isPresent();
  }

  private static Labels place(RoundView frame, ProjectDomain whose) {
    return frame.state().slots().slot(whose).labels();
  }
}
