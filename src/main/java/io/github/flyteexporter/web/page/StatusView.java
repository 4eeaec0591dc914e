package io.github.flyteexporter.web.page;

import io.github.flyteexporter.status.StatusDay;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The status page and its JSON as of the last round, each rendered once for it. */
public final class StatusView {
  private final ExporterStatus status;
  private volatile Optional<Rendered> newest = Optional.empty();

  /** What is rendered, and of what. */
  private record Rendered(
      StatusHistory history, Instant at, boolean observed, StatusBody page, StatusBody json) {}

  /** The view of an exporter. */
  public StatusView(ExporterStatus status) {
    this.status = status;
  }

  /** The page as HTML. */
  public StatusBody page() {
    return rendered().page();
  }

  /** The same as JSON. */
  public StatusBody json() {
    return rendered().json();
  }

  private Rendered rendered() {
    StatusHistory history = status.history();
    boolean observed =
        status.page().isPresent()
            && history.last().isPresent()
            && !status.isOld()
            && !status.hasEnded();
    Instant at =
        history
            .last()
            .filter(last -> observed)
            .map(StatusEntry::at)
            .orElseGet(() -> status.now().truncatedTo(ChronoUnit.MINUTES));
    Optional<Rendered> before =
        newest.filter(
            one ->
                one.history().equals(history) && one.observed() == observed && one.at().equals(at));
    return before.orElseGet(() -> render(history, at, observed));
  }

  private Rendered render(StatusHistory history, Instant at, boolean observed) {
    StatusDay day = StatusDay.of(history, at, observed);
    String title = status.statusPage().title();
    Rendered rendered =
        new Rendered(
            history,
            at,
            observed,
            StatusBody.of(StatusPage.of(title, day)),
            StatusBody.of(StatusJson.of(title, day)));
    newest = Optional.of(rendered);
    return rendered;
  }
}
