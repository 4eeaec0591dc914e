package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passes on what the reading of flyteadmin's API holds. */
final class FromAdmin {
  private FromAdmin() {}

  /** The samples of a name as they are. */
  static Reader each(String name) {
    return (frame, out) ->
        samples(frame, name).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /**
   * The samples of a name added up by slot and, besides, a label. A zero says that lists were read
   * and held nothing; no series says that none could be read.
   */
  static Reader byPlace(String name, String label) {
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
  static Reader byPlace(String name) {
    return (frame, out) -> {
      Map<Labels, Double> sums = new TreeMap<>();
      for (Sample sample : samples(frame, name)) {
        sums.merge(place(frame, sample), sample.value(), Double::sum);
      }
      sums.forEach(out::emit);
    };
  }

  /** The samples of a name in the good readings of this round. */
  static List<Sample> samples(Frame frame, String name) {
    return frame.of(State.ADMIN).stream()
        .flatMap(history -> history.current().stream())
        .flatMap(reading -> reading.samples().all(name).stream())
        .toList();
  }

  private static Labels place(Frame frame, Sample sample) {
    return frame.state().slots().place(ExecutionSignals.where(sample.labels())).labels();
  }
}
