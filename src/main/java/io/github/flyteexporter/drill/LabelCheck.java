package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.AskException;
import java.util.Optional;

/** Asks Prometheus for the series of this run until it has them. */
final class LabelCheck {
  private final DrillPlan plan;
  private final String selector;
  private Optional<LinkResult> result = Optional.empty();
  private Optional<String> error = Optional.empty();

  LabelCheck(DrillPlan plan, String series) {
    this.plan = plan;
    this.selector = series + "{run=\"" + plan.run() + "\"}";
  }

  /** Whether the answer is known. */
  boolean ask() {
    try {
      result =
          PrometheusLinks.labels(plan.labels(), plan.prometheus().orElseThrow().series(selector));
      error = Optional.empty();
    } catch (AskException e) {
      error = Optional.of(e.getMessage());
    }
    return result.isPresent();
  }

  /** What is known. */
  LinkResult result() {
    return result.orElseGet(
        () ->
            LinkResult.broken(
                Link.LABELS,
                error.orElse(
                    plan.prometheus().orElseThrow().server().name() + " finds no " + selector),
                "The page was scraped, but not for this Prometheus: give --prometheus the one that"
                    + " scrapes it, and check that its metric_relabel_configs keep the series."));
  }
}
