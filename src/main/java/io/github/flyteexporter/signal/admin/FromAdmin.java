package io.github.flyteexporter.signal.admin;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passes on what the reading of flyteadmin's API holds. */
public final class FromAdmin {
  private FromAdmin() {}

  /** The samples of a name as they are. */
  static SignalReader each(String name) {
    return (frame, out) ->
        samples(frame, name).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /**
   * The samples of a name added up by slot and, besides, a label. A zero says that lists were read
   * and held nothing; no series says that none could be read.
   */
  static SignalReader byPlace(String name, String label) {
    return (frame, out) -> {
      Map<Labels, Double> sums = new TreeMap<>();
      if (!samples(frame, AdminSamples.CUT_OFF).isEmpty()) {
        sums.put(ProjectDomain.OTHER.labels().with(label, "undefined"), 0.0);
      }
      for (Sample sample : samples(frame, name)) {
        sums.merge(
            place(frame, sample).with(label, sample.labels().get(label)),
            sample.value(),
            Double::sum);
      }
      sums.forEach(out::emit);
    };
  }

  /** The samples of a name added up by slot. */
  static SignalReader byPlace(String name) {
    return (frame, out) -> {
      Map<Labels, Double> sums = new TreeMap<>();
      for (Sample sample : samples(frame, name)) {
        sums.merge(place(frame, sample), sample.value(), Double::sum);
      }
      sums.forEach(out::emit);
    };
  }

  /** The samples of a name in the good readings of this round. */
  public static List<Sample> samples(RoundView frame, String name) {
    return frame.histories(State.ADMIN).stream()
        .flatMap(history -> history.current().stream())
        .flatMap(reading -> reading.samples().all(name).stream())
        .toList();
  }

  private static Labels place(RoundView frame, Sample sample) {
    return frame.state().slots().place(ProjectDomain.of(sample.labels())).labels();
  }
}
