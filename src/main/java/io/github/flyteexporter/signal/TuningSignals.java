package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.gauge;

import java.util.List;

/** What had better be set otherwise: made by the room {@code verdict}. */
public final class TuningSignals {
  private static final String JUDGEMENT = "the judgement";

  /** Every request to put a workflow: flytestdlib/promutils/workqueue.go:108 (flyte v1.16.8). */
  private static final String QUEUE_REQUESTS = "P:main_retries";

  public static final Signal ADVICE =
      gauge(
              "flyte_tuning_advice",
              "1 while a piece of tuning advice is given, which the page and /api/diagnosis tell;"
                  + " absent otherwise.",
              "advice")
          .computed(JUDGEMENT, Reader.ELSEWHERE, Take.plain(QUEUE_REQUESTS));

  static final List<Signal> ALL = List.of(ADVICE);

  private TuningSignals() {}
}
