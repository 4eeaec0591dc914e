package io.github.flyteexporter.web;

import static io.github.flyteexporter.web.Html.escape;

import io.github.flyteexporter.export.Page;
import io.github.flyteexporter.signal.JudgedSignals;
import io.github.flyteexporter.signal.SourceSignals;
import io.github.flyteexporter.signal.Value;
import io.github.flyteexporter.signal.Values;
import io.github.flyteexporter.signal.WorkflowSignals;
import io.github.flyteexporter.verdict.Fact;
import io.github.flyteexporter.verdict.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong now, for somebody who was just woken: verdict, since, cause, facts, first action,
 * damage. Every line is made from signals of the catalogue.
 */
final class FrontPage {
  private final StringBuilder html = new StringBuilder(4_096);
  private final Values values;
  private final Instant now;

  private FrontPage(Values values, Instant now) {
    this.values = values;
    this.now = now;
  }

  static String of(Optional<Page> page, Instant now) {
    if (page.isEmpty()) {
      return Html.page("starting", "<h1 class=unknown>The first round is not over yet.</h1>");
    }
    FrontPage front = new FrontPage(page.get().values(), now);
    front.body(page.get());
    return Html.page(front.headline(), front.html.toString());
  }

  private void body(Page page) {
    List<Value> impaired = impaired();
    String look = !impaired.isEmpty() ? "impaired" : known().isEmpty() ? "unknown" : "working";
    html.append("<h1 class=").append(look).append('>').append(escape(headline())).append("</h1>\n");
    if (!impaired.isEmpty()) {
      since();
      cause();
      damage();
    }
    functions();
    sources();
    html.append("<p class=foot>As of ")
        .append(Html.time(page.at()))
        .append(", read every ")
        .append(page.beat().toSeconds())
        .append(" s. <a href=/metrics>metrics</a></p>\n");
  }

  private String headline() {
    List<Value> impaired = impaired();
    if (impaired.isEmpty()) {
      return known().isEmpty()
          ? "Not known yet whether Flyte works"
          : "Flyte works, as far as it is seen";
    }
    String what = impaired.stream().map(FrontPage::function).collect(Collectors.joining(", "));
    return "Flyte is impaired: " + what + ". Probable cause: " + probableCause();
  }

  private void since() {
    values.of(JudgedSignals.SINCE).stream()
        .mapToDouble(Value::number)
        .min()
        .ifPresent(
            seconds -> {
              Instant since = Instant.ofEpochMilli(Math.round(seconds * 1000));
              html.append("<p class=since>Since ")
                  .append(Html.time(since))
                  .append(" (")
                  .append(Html.span(Duration.between(since, now)))
                  .append(")</p>\n");
            });
  }

  private void cause() {
    for (Value cause : causes()) {
      String name = cause.labels().get("cause");
      html.append("<h2>")
          .append(name.equals(probableCause()) ? "Why: " : "Also speaks: ")
          .append(escape(name))
          .append("</h2>\n<ul>\n");
      values.of(JudgedSignals.EVIDENCE).stream()
          .filter(fact -> fact.labels().get("cause").equals(name))
          .sorted(Comparator.comparing(FrontPage::fact))
          .forEach(
              fact ->
                  html.append("<li>")
                      .append(escape(fact(fact).tell(fact.number())))
                      .append("</li>\n"));
      html.append("</ul>\n");
    }
    values.of(JudgedSignals.FIRST_ACTION).stream()
        .findFirst()
        .ifPresent(
            action ->
                html.append("<h2>Do first</h2>\n<p class=action>")
                    .append(Html.withCommands(action.labels().get("action")))
                    .append("</p>\n"));
  }

  private void damage() {
    html.append("<h2>Damage so far</h2>\n");
    List<Value> killed = values.of(JudgedSignals.KILLED_IN_INCIDENT);
    if (killed.isEmpty()) {
      html.append("<p>No workflow was killed by the platform yet.");
      values.of(WorkflowSignals.FAILING).stream()
          .filter(failing -> failing.number() > 0)
          .forEach(
              failing ->
                  html.append(" The rounds of ")
                      .append(Math.round(failing.number()))
                      .append(" running workflows fail: Flyte kills them once their retries are")
                      .append(" used up."));
      html.append("</p>\n");
      return;
    }
    html.append("<ul>\n");
    for (Value where : killed) {
      html.append("<li>")
          .append(Math.round(where.number()))
          .append(" workflows killed by the platform in ")
          .append(escape(where.labels().get("project") + "/" + where.labels().get("domain")))
          .append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void functions() {
    html.append("<h2>Functions of the platform</h2>\n<table>\n");
    for (Function function : Function.values()) {
      Optional<Value> known =
          known().stream().filter(v -> function(v).equals(function.label())).findFirst();
      String status = known.map(v -> v.number() > 0 ? "impaired" : "working").orElse("unknown");
      html.append("<tr><td>")
          .append(function.label())
          .append("</td><td class=")
          .append(status)
          .append('>')
          .append(status)
          .append("</td><td>")
          .append(escape(function.meaning()))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void sources() {
    html.append("<h2>Sources</h2>\n<table>\n");
    for (Value source : values.of(SourceSignals.UP)) {
      String status = source.number() > 0 ? "working" : "impaired";
      html.append("<tr><td>")
          .append(escape(source.labels().get("source")))
          .append("</td><td>")
          .append(escape(source.labels().get("target")))
          .append("</td><td class=")
          .append(status)
          .append('>')
          .append(source.number() > 0 ? "read" : "cannot be read")
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private List<Value> known() {
    return values.of(JudgedSignals.IMPAIRED);
  }

  private List<Value> impaired() {
    return known().stream().filter(value -> value.number() > 0).toList();
  }

  private List<Value> causes() {
    return values.of(JudgedSignals.CAUSE).stream()
        .sorted(Comparator.comparingDouble(Value::number).reversed())
        .toList();
  }

  private String probableCause() {
    return causes().stream().findFirst().map(v -> v.labels().get("cause")).orElse("unknown");
  }

  private static String function(Value value) {
    return value.labels().get("function");
  }

  private static Fact fact(Value value) {
    return Fact.valueOf(value.labels().get("fact").toUpperCase(Locale.ROOT));
  }
}
