package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of lists and watches of one type: each is counted, the first of a kind is logged. */
final class WatchErrors {
  private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

  private final String type;
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private Reason logged;

  /** Failures of this type of objects. */
  WatchErrors(ObjectType type) {
    this.type = type.fullName();
  }

  synchronized void add(Failure failure) {
    counts.merge(failure.reason(), 1L, Long::sum);
    if (failure.reason() != logged) {
      logged = failure.reason();
      LOG.warn("{}: {}", type, failure.detail());
    }
  }

  /** It works again: the next failure is logged, whatever it is. */
  synchronized void recovered() {
    logged = null;
  }

  /** Failures so far, by reason. */
  synchronized Map<Reason, Long> counts() {
    return new EnumMap<>(counts);
  }
}
