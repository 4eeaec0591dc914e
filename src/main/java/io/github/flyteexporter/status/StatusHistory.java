package io.github.flyteexporter.status;

import io.github.flyteexporter.status.StatusEntry.Before;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries so far as periods and incidents; immutable and bounded. The same entries always make
 * the same history, whether they come from rounds or from a file.
 *
 * @param last the newest entry
 * @param periods the oldest first, without overlaps; between two nothing was observed
 * @param incidents the newest first
 */
public record StatusHistory(
    Optional<StatusEntry> last, List<StatusPeriod> periods, List<StatusIncident> incidents) {
  /** Nothing was observed yet. */
  public static final StatusHistory NONE =
      new StatusHistory(Optional.empty(), List.of(), List.of());

  private static final int MOST_PERIODS = 5_000;
  private static final int MOST_INCIDENTS = 100;

  public StatusHistory {
    periods = List.copyOf(periods);
    incidents = List.copyOf(incidents);
  }

  /** The history of these entries. */
  public static StatusHistory of(List<StatusEntry> entries) {
    return NONE.after(entries);
  }

  /** This history with these entries behind it. */
  public StatusHistory after(List<StatusEntry> entries) {
    StatusHistory all = this;
    for (StatusEntry entry : entries) {
      all = all.after(entry);
    }
    return all;
  }

  /** This history with one more entry. */
  public StatusHistory after(StatusEntry next) {
    StatusHistory past = notAfter(next.at());
    return new StatusHistory(Optional.of(next), past.periodsWith(next), past.incidentsWith(next));
  }

  /** This history by a clock that was set back: nothing of it lies in the time to come. */
  private StatusHistory notAfter(Instant now) {
    if (last.filter(entry -> entry.at().isAfter(now)).isEmpty()) {
      return this;
    }
    return new StatusHistory(
        last,
        periods.stream()
            .filter(one -> one.from().isBefore(now))
            .map(one -> one.to().isAfter(now) ? one.until(now) : one)
            .toList(),
        incidents.stream()
            .filter(one -> one.since().isBefore(now))
            .map(one -> one.notLaterThan(now))
            .toList());
  }

  private List<StatusPeriod> periodsWith(StatusEntry next) {
    List<StatusPeriod> all = new ArrayList<>(periods);
    boolean goesOn = next.after() == Before.SAME && !all.isEmpty();
    if (goesOn) {
      StatusPeriod before = all.remove(all.size() - 1).until(next.at());
      all.add(before);
      goesOn = before.functions().equals(next.functions());
    }
    if (!goesOn) {
      all.add(new StatusPeriod(next.at(), next.at(), next.functions()));
    }
    return all.subList(Math.max(0, all.size() - MOST_PERIODS), all.size());
  }

  private List<StatusIncident> incidentsWith(StatusEntry next) {
    List<StatusIncident> all = new ArrayList<>();
    Optional<Sighting> left = next.incident();
    for (StatusIncident one : incidents) {
      if (left.filter(one::isSeenIn).isPresent()) {
        all.add(one.seen(left.get()));
        left = Optional.empty();
      } else {
        all.add(one.unseen(next));
      }
    }
    left.ifPresent(first -> all.add(0, StatusIncident.of(first)));
    return all.subList(0, Math.min(MOST_INCIDENTS, all.size()));
  }
}
