package io.github.flyteexporter.doctor;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.TuningTip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the checks judge from: what a few rounds read, what was made of it, and what Kubernetes
 * says of permissions.
 *
 * @param tuning the settings that the readings of the last round speak against
 */
public record Observed(
    RoundView view,
    Values values,
    Verdict verdict,
    VerdictReport report,
    List<TuningTip> tuning,
    ClusterAccess access,
    Vantage vantage) {
  private static final Set<String> NAMES =
      Catalogue.ALL.stream().map(Signal::name).collect(Collectors.toUnmodifiableSet());

  /**
   * The values of a signal.
   *
   * @throws IllegalArgumentException when the catalogue has none of this name
   */
  public List<Value> all(String signal) {
    if (!NAMES.contains(signal)) {
      throw new IllegalArgumentException("no signal is called " + signal);
    }
    return values.all().stream().filter(one -> one.signal().name().equals(signal)).toList();
  }

  /** The values of a signal that are not zero. */
  public List<Value> set(String signal) {
    return all(signal).stream().filter(one -> one.number() > 0).toList();
  }

  /** The values of a signal with this label. */
  public List<Value> with(String signal, String label, String value) {
    return all(signal).stream().filter(one -> one.labels().get(label).equals(value)).toList();
  }

  /** The largest value of a signal, absent where it has none. */
  public OptionalDouble most(String signal) {
    return all(signal).stream().mapToDouble(Value::number).max();
  }

  /** The newest readings of one kind of source. */
  public List<Reading> newest(String source) {
    return view.histories(source).stream().map(SourceHistory::newest).toList();
  }

  /** The newest reading of a source, empty where it is not read. */
  public Optional<Reading> newest(SourceId id) {
    return Optional.ofNullable(view.state().histories().get(id)).map(SourceHistory::newest);
  }

  /** Why a reading failed, in words. */
  public static String why(Reading reading) {
    return reading
        .failure()
        .map(Observed::why)
        .map(text -> reading.id().target() + ": " + text)
        .orElse(reading.id().target() + " was read");
  }

  private static String why(Failure failure) {
    return failure.reason().label() + ", " + failure.detail();
  }
}
