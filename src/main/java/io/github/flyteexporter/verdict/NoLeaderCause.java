package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.Leading;
import java.util.List;
import java.util.Optional;

/**
 * Propellers run and none of them leads. Honest detection time: the lease's duration and 5 s for
 * clocks, with leases readable.
 */
final class NoLeaderCause implements CauseRule {
  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    List<Boolean> leading = leading(frame);
    double running = leading.size();
    return new Scale()
        .proof(Fact.LEASES_NOT_HELD, unheld(frame), running > 0 ? 0.75 : 0.45)
        .proof(Fact.PROPELLERS_WITHOUT_LEAD, leading.contains(true) ? 0 : running, 0.4)
        .testimony(Cause.NO_LEADER);
  }

  /** How many of propeller's leases nobody renews. */
  static double unheld(Frame frame) {
    return frame.readings().stream()
        .flatMap(reading -> reading.samples().all(KubeSamples.LEASE_HELD).stream())
        .filter(lease -> lease.value() == 0)
        .count();
  }

  private static List<Boolean> leading(Frame frame) {
    return frame.pages().stream()
        .map((Reading page) -> Leading.leads(frame, page))
        .flatMap(Optional::stream)
        .toList();
  }
}
