package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import java.util.List;

/** Recommendations on settings, whose values the room {@code verdict} makes. */
public final class TuningSignals {
  private static final String JUDGEMENT = "the judgement";

  /** Every request to queue a workflow: flytestdlib/promutils/workqueue.go:108 (flyte v1.16.8). */
  private static final String QUEUE_REQUESTS = "P:main_retries";

  /** Seconds spent in opening stored objects: flytestdlib/storage/stow_store.go (flyte v1.16.8). */
  private static final String OPENING = "P:metastore:read_open_unlabeled_sum";

  public static final Signal ADVICE =
      gauge(
              "flyte_tuning_advice",
              "1 for each current tuning recommendation, explained on the page and in"
                  + " /api/diagnosis; absent otherwise.",
              "advice")
          .computed(
              JUDGEMENT,
              SignalReader.EXTERNAL,
              SeriesMapping.unlabeled(QUEUE_REQUESTS),
              SeriesMapping.unlabeled(OPENING));

  public static final List<Signal> ALL = List.of(ADVICE);

  private TuningSignals() {}
}
