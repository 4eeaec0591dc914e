package io.github.flyteexporter.signal.admin;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Passes on what the reading of flyteadmin's API holds. */
public final class FromAdmin {
  private FromAdmin() {}

  /** The samples of a name as they are. */
  static SignalReader each(String name) {
    return (view, out) ->
        samples(view, name).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /**
   * The samples of a name added up by slot and one more label. Zero means that lists were read and
   * empty; no series means that none could be read.
   */
  static SignalReader byPlace(String name, String label) {
    return (view, out) -> {
      Map<Labels, Double> sums = new TreeMap<>();
      if (!samples(view, AdminSamples.CUT_OFF).isEmpty()) {
        sums.put(ProjectDomain.OTHER.labels().with(label, "undefined"), 0.0);
      }
      for (Sample sample : samples(view, name)) {
        sums.merge(
            place(view, sample).with(label, sample.labels().get(label)),
            sample.value(),
            Double::sum);
      }
      sums.forEach(out::emit);
    };
  }

  /** The samples of a name added up by slot. */
  static SignalReader byPlace(String name) {
    return byPlace(name, Double::sum);
  }

  /** The largest sample of a name by slot. */
  static SignalReader mostByPlace(String name) {
    return byPlace(name, Math::max);
  }

  private static SignalReader byPlace(String name, BinaryOperator<Double> how) {
    return (view, out) -> {
      Map<Labels, Double> values = new TreeMap<>();
      for (Sample sample : samples(view, name)) {
        values.merge(place(view, sample), sample.value(), how);
      }
      values.forEach(out::emit);
    };
  }

  /** The samples of a name in the good readings of this round. */
  public static List<Sample> samples(RoundView view, String name) {
    return view.histories(AdminSamples.SOURCE).stream()
        .flatMap(history -> history.current().stream())
        .flatMap(reading -> reading.samples().all(name).stream())
        .toList();
  }

  private static Labels place(RoundView view, Sample sample) {
    return view.state().slots().slot(ProjectDomain.of(sample.labels())).labels();
  }
}
