package io.github.flyteexporter.signal.component;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.MetricScope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A part of Flyte, recognised by a series that its profiling page shows from the start of the
 * process (plain counters and gauges do; labeled ones appear at their first use).
 */
public enum Component {
  /** flyte v1.16.8, flytepropeller/pkg/controller/workers.go:169. */
  FLYTEPROPELLER(MetricScope.P, "P:round:success_count"),
  /** flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:100. */
  FLYTEADMIN(MetricScope.A, "A:errors:gorm_error"),
  /** flyte v1.16.8, datacatalog/pkg/manager/impl/artifact_manager.go:425. */
  DATACATALOG(MetricScope.D, "D:artifact:get_success_count_unlabeled"),
  /** flyte v1.16.8, flyteadmin/scheduler/executor/executor_impl.go:147. */
  FLYTESCHEDULER(MetricScope.S, "S:successful_execution_counter"),
  /** flyte v1.16.8, flyteadmin/pkg/clusterresource/controller.go:643. */
  CLUSTERRESOURCESYNC(MetricScope.C, "C:k8s_resource_syncs"),
  /** flyte v1.16.8, flytepropeller/manager/manager.go:46. */
  PROPELLER_MANAGER(MetricScope.M, "M:pods_running_count"),
  /** flyte v1.16.8, flytepropeller/cmd/controller/cmd/webhook.go:98. */
  WEBHOOK(MetricScope.W, "W:kube_filter:cache_miss");

  private final MetricScope scope;
  private final String mark;

  Component(MetricScope scope, String mark) {
    this.scope = scope;
    this.mark = mark;
  }

  /** The components that share the process whose page this is. */
  public static Set<Component> on(Reading page) {
    EnumSet<Component> found = EnumSet.noneOf(Component.class);
    Arrays.stream(values()).filter(c -> page.samples().has(c.mark)).forEach(found::add);
    return found;
  }

  /** Whether components that share a process are those of flyte-binary. */
  public static boolean inOneProcess(Set<Component> found) {
    return found.contains(FLYTEPROPELLER) && found.contains(FLYTEADMIN);
  }

  /** Whether a series, by its catalogue name, is one of this component's own. */
  boolean owns(String name) {
    return name.startsWith(scope.name() + ":");
  }

  /** The series it is recognised by, in the names of the catalogue. */
  public String mark() {
    return mark;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
