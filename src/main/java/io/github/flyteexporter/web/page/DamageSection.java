package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import io.github.flyteexporter.signal.own.VerdictSignals;
import java.util.List;

/** The damage of the current incident so far, and whether it rises. */
final class DamageSection {
  private final StringBuilder html = new StringBuilder(512);
  private final Values values;
  private final boolean killedKnown;
  private final DamageWords words;

  private DamageSection(Exposition page) {
    this.values = page.values();
    this.killedKnown = killedKnown(page);
    this.words = DamageWords.in(values);
  }

  /** Whether FlyteWorkflows or TaskActions are read: otherwise zero means nothing. */
  static boolean killedKnown(Exposition page) {
    return page.report()
        .incidents()
        .present()
        .map(incident -> incident.damage().killed().isPresent())
        .orElse(true);
  }

  static String of(Exposition page) {
    DamageSection section = new DamageSection(page);
    section.write();
    return section.html.toString();
  }

  private void write() {
    html.append("<h2>Damage so far").append(trend()).append("</h2>\n<ul>\n");
    List<Value> killed = values.forSignal(VerdictSignals.KILLED_IN_INCIDENT);
    for (Value where : killed) {
      line(
          count(where, words.killed())
              + words.how()
              + " by the platform in "
              + where.labels().get("project")
              + "/"
              + where.labels().get("domain"));
    }
    if (!killedKnown) {
      line(
          "The number of %s %ss is not known: %s."
              .formatted(words.how().strip(), words.killed(), words.notRead()));
    } else if (killed.isEmpty()) {
      line(
          "No %s was%s by the platform, as far as known."
              .formatted(words.killed(), words.how().replace(" failed", " made to fail")));
    }
    each(VerdictSignals.UNQUEUED_IN_INCIDENT, "run", " accepted and never enqueued");
    each(VerdictSignals.REFUSED_IN_INCIDENT, words.refused(), " refused or not launched");
    each(VerdictSignals.MISSED_IN_INCIDENT, "schedule", " late");
    values.forSignal(WorkflowSignals.FAILING).stream()
        .filter(failing -> failing.number() > 0)
        .forEach(
            failing ->
                line(
                    "The rounds of "
                        + count(failing, "running workflow")
                        + " fail: Flyte kills them once their retries are used up."));
    html.append("</ul>\n");
  }

  private String trend() {
    return values.forSignal(VerdictSignals.DAMAGE_RISING).stream()
        .findFirst()
        .map(rising -> rising.number() > 0 ? ", still rising" : ", not rising")
        .orElse("");
  }

  private void each(Signal signal, String noun, String what) {
    values.forSignal(signal).stream()
        .filter(value -> value.number() > 0)
        .forEach(value -> line(count(value, noun) + what));
  }

  private void line(String text) {
    html.append("<li>").append(escape(text)).append("</li>\n");
  }

  private static String count(Value value, String noun) {
    return HumanFormat.count(Math.round(value.number()), noun);
  }
}
