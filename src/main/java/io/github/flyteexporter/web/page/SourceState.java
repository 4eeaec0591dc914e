package io.github.flyteexporter.web.page;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.signal.access.ProbeSignals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a source stands, for people. A probe or a look that was made and found something wrong fails,
 * although it was read.
 *
 * @param kind what it is counted as
 * @param text what is said of it
 * @param detail why, empty where all is well
 */
record SourceState(Kind kind, String text, String detail) {
  /** What a source is counted as. */
  enum Kind {
    READ,
    NOT_YET,
    UNREADABLE,
    FAILS
  }

  /** The states of all sources of a page, in their order. */
  static Stream<SourceState> all(Exposition page) {
    return page.sources().stream().map(source -> of(source, page.values()));
  }

  static SourceState of(SourceReport source, Values values) {
    if (source.failure().isPresent()) {
      return unread(source);
    }
    return failure(source, values).orElseGet(() -> new SourceState(Kind.READ, "read", ""));
  }

  private static SourceState unread(SourceReport source) {
    Reason reason = source.failure().get().reason();
    String detail = source.failure().get().detail();
    if (!reason.isError()) {
      return new SourceState(Kind.NOT_YET, "not yet", detail);
    }
    String text =
        reason == Reason.LATE
            ? "late"
            : source.lastGood().isEmpty() ? "never read" : "cannot be read";
    return new SourceState(Kind.UNREADABLE, text, detail);
  }

  private static Optional<SourceState> failure(SourceReport source, Values values) {
    String target = source.id().target();
    if (source.id().source().equals(ProbeSamples.SOURCE)) {
      return values.forSignal(ProbeSignals.FAILURES).stream()
          .map(Value::labels)
          .filter(labels -> labels.get("probe").equals(target))
          .map(labels -> probe(target, labels))
          .findFirst();
    }
    return source.id().source().equals(LookSamples.SOURCE)
        ? source.unread().stream().findFirst().map(SourceState::look)
        : Optional.empty();
  }

  private static SourceState look(Evidence.UnreadPart call) {
    return new SourceState(Kind.FAILS, "fails: " + call.reason(), call.part() + ": " + call.hint());
  }

  private static SourceState probe(String name, Labels failure) {
    return new SourceState(
        Kind.FAILS,
        "fails: " + failure.get("reason"),
        "It fails in step "
            + failure.get("phase")
            + "; /probe?target="
            + name
            + "&debug=true shows every step.");
  }

  boolean cannotBeRead() {
    return kind == Kind.UNREADABLE;
  }

  boolean fails() {
    return kind == Kind.FAILS;
  }

  boolean isNotYet() {
    return kind == Kind.NOT_YET;
  }

  /** The table cell with it. */
  String cell() {
    String look =
        switch (kind) {
          case READ -> "working";
          case NOT_YET -> "unknown";
          case UNREADABLE, FAILS -> "impaired";
        };
    return "<td class=\"" + look + " k\">" + Html.escape(text);
  }

  /** How many sources cannot be read, in words. */
  static String cannotBeRead(long failing, int sources) {
    return failing + " of " + HumanFormat.count(sources, "source") + " cannot be read";
  }
}
