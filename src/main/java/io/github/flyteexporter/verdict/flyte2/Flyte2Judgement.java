package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.function.ObserveRule;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observe.Observer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** By what Flyte 2 is judged. */
public final class Flyte2Judgement {
  /** Those that see the same in both, and those of Flyte 2 alone. */
  public static final List<Observer> OBSERVERS =
      Stream.concat(
              Observer.SHARED.stream(),
              Stream.of(
                  new ActionObserver(),
                  new ControllerObserver(),
                  new LostRunObserver(),
                  new ProcessObserver()))
          .toList();

  public static final Map<PlatformFunction, FunctionRule> RULES =
      Map.of(
          PlatformFunction.ACCEPT,
          new AcceptRunsRule(),
          PlatformFunction.PROGRESS,
          new ProgressActionsRule(),
          PlatformFunction.RECORD,
          new RecordActionsRule(),
          PlatformFunction.LAUNCH,
          new LaunchPodsRule(),
          PlatformFunction.FINISH,
          new FinishRunsRule(),
          PlatformFunction.SCHEDULE,
          new FireTriggersRule(),
          PlatformFunction.OBSERVE,
          new ObserveRule(Flyte2Judgement::seesFlyte));

  private Flyte2Judgement() {}

  /**
   * The API, the TaskActions, and the controller where it was read: the chart's own role lets
   * nobody read it.
   */
  private static Stream<SourceHistory> seesFlyte(RoundView view) {
    return Stream.concat(
        Stream.of(Flyte2Samples.API, Flyte2Samples.TASK_ACTIONS)
            .flatMap(id -> view.history(id).stream()),
        view.histories(ScrapeSamples.SOURCE).stream()
            .filter(history -> history.lastGood().isPresent()));
  }
}
