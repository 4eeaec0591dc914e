package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;

/**
 * The first line of a page.
 *
 * @param text what it says
 * @param look its colour: {@code impaired}, {@code unknown} or {@code working}
 */
record Headline(String text, String look) {
  /** From this age on the headline says how old the page is. */
  private static final Duration YOUNG = Duration.ofSeconds(30);

  /** An exporter that has just started may still have to see a second reading. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final int FUNCTIONS = PlatformFunction.values().length;

  /** The headline of the front page. */
  static Headline of(ExporterStatus status, Exposition page) {
    Diagnosis diagnosis = new Diagnosis(page.values());
    int known = diagnosis.known().size();
    String look =
        diagnosis.impaired()
            ? "impaired"
            : known < FUNCTIONS || status.isOld() ? "unknown" : "working";
    long lost = page.report().lostRuns();
    return lost > 0 && !diagnosis.impaired()
        ? new Headline(
                text(status, page, diagnosis)
                    + "; "
                    + HumanFormat.count(lost, "run")
                    + " must be started again",
                "unknown")
            .aged(status)
        : new Headline(text(status, page, diagnosis), look).aged(status);
  }

  private static String text(ExporterStatus status, Exposition page, Diagnosis diagnosis) {
    int known = diagnosis.known().size();
    long failing = SourceState.all(page).filter(SourceState::cannotBeRead).count();
    if (known == 0 && failing > 0) {
      return "It is not known whether Flyte works: "
          + SourceState.cannotBeRead(failing, page.sources().size());
    }
    if (known == 0 || known == FUNCTIONS || diagnosis.impaired()) {
      return diagnosis.headline();
    }
    String judged = known + " of " + FUNCTIONS;
    return status.running().compareTo(START) < 0
        ? "Starting: " + judged + " functions are judged"
        : "No function is impaired; " + judged + " are judged";
  }

  /** With the age of the page, as soon as it is no longer young. */
  Headline aged(ExporterStatus status) {
    Duration age = status.age();
    return age.compareTo(YOUNG) > 0
        ? new Headline(text + " (" + HumanFormat.span(age) + " ago)", look)
        : this;
  }

  String html() {
    return "<h1 class=" + look + ">" + escape(text) + "</h1>\n";
  }
}
