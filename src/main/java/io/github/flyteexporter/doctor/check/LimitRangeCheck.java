package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ContainerLimit;
import io.github.flyteexporter.reading.access.KubeQuantity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bounds of LimitRanges in the namespaces of projects, against what flyteadmin gives to tasks
 * that ask for nothing, and what it lets them ask for: flyte v1.16.8,
 * flyteadmin/pkg/runtime/task_resource_provider.go:12-22.
 */
final class LimitRangeCheck {
  private static final Set<String> OF_PODS = Set.of("Container", "Pod");

  /** It is flyteadmin's program with other settings. */
  private static final String SCHEDULER = "scheduler";

  private LimitRangeCheck() {}

  static Finding find(Observed observed) {
    Asked<ContainerLimit> asked = observed.access().limits();
    if (!asked.isKnown()) {
      return Finding.notSeen(asked.unknown());
    }
    Set<String> ours = NamespaceChecks.projects(observed);
    List<ContainerLimit> all =
        asked.answers().stream()
            .filter(one -> ours.contains(one.namespace()) && OF_PODS.contains(one.type()))
            .toList();
    List<String> refused = outside(observed, all, "defaults", Set.of("min", "max"));
    if (!refused.isEmpty()) {
      return Finding.problem(
          Judging.lines(refused, one -> one) + ": pods of tasks that ask for nothing are refused");
    }
    List<String> late = outside(observed, all, "limits", Set.of("max"));
    if (!late.isEmpty()) {
      return Finding.warning(
          Judging.lines(late, one -> one) + ": flyteadmin lets tasks ask for it");
    }
    List<ContainerLimit> unknown =
        all.stream()
            .filter(one -> one.bound().equals("max") && flyte(observed, "limits", one).isEmpty())
            .toList();
    return unknown.isEmpty()
        ? Finding.ok("none is in the way in the namespaces of running workflows")
        : Finding.warning(
            Judging.lines(unknown, LimitRangeCheck::text) + "; task_resources were not read");
  }

  /** The bounds that Flyte's quantity is outside of. */
  private static List<String> outside(
      Observed observed, List<ContainerLimit> all, String ofFlyte, Set<String> bounds) {
    return all.stream()
        .filter(one -> bounds.contains(one.bound()))
        .flatMap(
            one -> {
              OptionalDouble bound = KubeQuantity.number(one.quantity());
              OptionalDouble flyte = flyte(observed, ofFlyte, one);
              boolean outside =
                  bound.isPresent()
                      && flyte.isPresent()
                      && flyte.getAsDouble() > 0
                      && (one.bound().equals("max")
                          ? flyte.getAsDouble() > bound.getAsDouble()
                          : flyte.getAsDouble() < bound.getAsDouble());
              return outside
                  ? Stream.of(
                      "%s, Flyte's task_resources.%s.%s is %s"
                          .formatted(
                              text(one),
                              ofFlyte,
                              one.resource(),
                              amount(one.resource(), flyte.getAsDouble())))
                  : Stream.empty();
            })
        .toList();
  }

  private static String text(ContainerLimit one) {
    return "%s/%s: %s %s %s %s"
        .formatted(
            one.namespace(), one.name(), one.type(), one.bound(), one.resource(), one.quantity());
  }

  private static String amount(String resource, double number) {
    return resource.equals("memory")
        ? "%.0fMi".formatted(number / (1 << 20))
        : "%.0fm".formatted(number * 1000);
  }

  private static OptionalDouble flyte(Observed observed, String bound, ContainerLimit limit) {
    return observed.newest(ScrapeSamples.SOURCE).stream()
        .filter(Reading::ok)
        .filter(reading -> !reading.id().target().contains(SCHEDULER))
        .flatMap(reading -> reading.samples().all(ScrapeSamples.TASK_RESOURCES).stream())
        .filter(sample -> sample.labels().get("bound").equals(bound))
        .filter(sample -> sample.labels().get("resource").equals(limit.resource()))
        .mapToDouble(Sample::value)
        .max();
  }
}
