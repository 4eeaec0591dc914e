package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.Leading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Propellers run and none of them leads. Honest detection time: the lease's duration and 5 s for
 * clocks, with leases readable.
 */
final class NoLeaderCause implements CauseRule {
  private static final double LEFT_AFTER_SECONDS = 3_600;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    List<Boolean> leading = leading(frame);
    double running = leading.size();
    return new Scale()
        .proof(Fact.LEASES_NOT_HELD, unheld(frame), running > 0 ? 0.75 : 0.45)
        .proof(Fact.PROPELLERS_WITHOUT_LEAD, leading.contains(true) ? 0 : running, 0.4)
        .testimony(Cause.NO_LEADER);
  }

  /**
   * How many of propeller's leases nobody renews. Flyte deletes none: after shards were taken away
   * theirs stay, which is told by others that are held while these have not been for long.
   */
  static double unheld(Frame frame) {
    List<Sample> held = samples(frame, KubeSamples.LEASE_HELD);
    boolean some = held.stream().anyMatch(lease -> lease.value() > 0);
    Set<String> left =
        samples(frame, KubeSamples.LEASE_AGE).stream()
            .filter(age -> some && age.value() > LEFT_AFTER_SECONDS)
            .map(age -> age.labels().get("lease"))
            .collect(Collectors.toSet());
    return held.stream()
        .filter(lease -> lease.value() == 0)
        .filter(lease -> !left.contains(lease.labels().get("lease")))
        .count();
  }

  private static List<Sample> samples(Frame frame, String name) {
    return frame.readings().stream()
        .flatMap(reading -> reading.samples().all(name).stream())
        .toList();
  }

  private static List<Boolean> leading(Frame frame) {
    return frame.pages().stream()
        .map((Reading page) -> Leading.leads(frame, page))
        .flatMap(Optional::stream)
        .toList();
  }
}
