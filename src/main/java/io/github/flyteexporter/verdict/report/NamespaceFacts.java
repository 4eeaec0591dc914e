package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.RefusingNamespace;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observe.NamespaceRefusals;
import io.github.flyteexporter.verdict.observe.SpokenTexts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which quotas and namespaces refuse pods, by name and in numbers. */
record NamespaceFacts(NamespaceRefusals refusals) {
  private static final int NAMED = 3;

  /** Those of a round. */
  static NamespaceFacts of(RoundView view, SpokenTexts texts) {
    return new NamespaceFacts(NamespaceRefusals.of(view, texts, Limits.USUAL));
  }

  /** {@code ResourceQuota payments-production/team: pods 2 of 2}. */
  String quotas() {
    return listed(
        refusals.quotas().stream()
            .collect(
                Collectors.groupingBy(
                    NamespaceFacts::name, LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(one -> "ResourceQuota " + one.getKey() + ": " + used(one.getValue()))
            .toList());
  }

  private static String name(QuotaUse one) {
    return one.namespace() + "/" + one.quota();
  }

  private static String used(List<QuotaUse> resources) {
    return resources.stream()
        .limit(NAMED)
        .map(one -> one.resource() + " " + one.used() + " of " + one.hard())
        .collect(Collectors.joining(", "));
  }

  String terminating() {
    return listed(
        refusals.terminating().stream()
            .map(
                one ->
                    "Namespace "
                        + one.name()
                        + " has been terminating for "
                        + time(one.since())
                        + (one.remaining().isEmpty()
                            ? ""
                            : ": “" + Quote.shortened(SecretMask.masked(one.remaining())) + "”"))
            .toList());
  }

  private static String time(Duration since) {
    return since.toMinutes() < 10 ? since.toSeconds() + " s" : since.toMinutes() + " min";
  }

  String enforcing() {
    return listed(
        refusals.enforcing().stream()
            .map(
                one ->
                    "Namespace "
                        + one.name()
                        + " enforces the pod security standard “"
                        + one.podSecurity()
                        + "”")
            .toList());
  }

  private static String listed(List<String> all) {
    return all.stream().limit(NAMED).collect(Collectors.joining("; "))
        + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
  }

  /** The namespace, and the quota in it, that the first action for a cause is about. */
  RefusingNamespace first(Cause cause) {
    Optional<RefusingNamespace> first =
        switch (cause) {
          case QUOTA ->
              refusals.quotas().stream()
                  .map(one -> new RefusingNamespace(one.namespace(), one.quota()))
                  .findFirst();
          case NAMESPACE_MISSING ->
              refusals.terminating().stream()
                  .map(one -> new RefusingNamespace(one.name(), ""))
                  .findFirst();
          case ADMISSION_DENIED ->
              refusals.enforcing().stream()
                  .map(one -> new RefusingNamespace(one.name(), ""))
                  .findFirst();
          default -> Optional.empty();
        };
    return first.orElse(RefusingNamespace.NONE);
  }
}
