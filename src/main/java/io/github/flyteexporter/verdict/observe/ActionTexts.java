package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import io.github.flyteexporter.verdict.text.TaskErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Flyte 2 says of its actions: as they end, in events and, where that is read, in its log. */
final class ActionTexts {
  /** flyte v2.0.43, runs/service/run_service.go:329,382, actions/service/actions_service.go:79. */
  private static final Pattern ENQUEUE =
      Pattern.compile("^Failed to (?:enqueue (?:root )?action|(write inputs to storage)): ");

  /** A run that was accepted so long ago is enqueued, or will not be. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private static final Duration LATELY = Duration.ofSeconds(30);

  /** Of one line that was logged often: more prove no more. */
  private static final int MOST_OF_A_LINE = 10;

  private ActionTexts() {}

  /** All that is said since a moment. */
  static List<Spoken> of(
      RoundView view, Instant since, Function<String, Optional<ErrorMeaning>> known) {
    List<Spoken> all = new ArrayList<>();
    failed(view, since, all);
    for (ActionEvent one : view.evidence(ActionEvent.class)) {
      Instant at = view.now().minus(one.age());
      if (at.isAfter(since)) {
        all.add(
            SpokenTexts.spoken(
                Speaker.EVENT, at, Optional.empty(), one.note(), TaskErrors::meaning));
      }
    }
    for (LoggedError one : view.evidence(LoggedError.class)) {
      Matcher said = ENQUEUE.matcher(one.text());
      if (said.find() && !isPast(view, said.group(1) != null)) {
        for (int i = 0; i < Math.min(MOST_OF_A_LINE, one.count()); i++) {
          all.add(
              SpokenTexts.spoken(Speaker.ENQUEUE, view.now(), Optional.empty(), one.text(), known));
        }
      }
    }
    return all;
  }

  /**
   * Whether the newest run was enqueued: then lines that say otherwise are of before.
   *
   * @param inputs whether inputs could not be stored, which those of triggers are already
   */
  private static boolean isPast(RoundView view, boolean inputs) {
    Set<RunId> enqueued =
        view.evidence(ActionState.class).stream().map(ActionState::run).collect(Collectors.toSet());
    return view.evidence(AcceptedRun.class).stream()
        .filter(one -> !(inputs && one.scheduled()))
        .filter(one -> one.age().compareTo(SETTLED) >= 0 && one.age().compareTo(LATELY) < 0)
        .min(Comparator.comparing(AcceptedRun::age))
        .filter(one -> enqueued.contains(one.run()))
        .isPresent();
  }

  /** A root fails with the text of its child: that is said once. */
  private static void failed(RoundView view, Instant since, List<Spoken> all) {
    Set<Map.Entry<RunId, String>> said = new HashSet<>();
    for (FailedAction one : view.evidence(FailedAction.class)) {
      Instant at = view.now().minus(one.age());
      if (at.isAfter(since) && said.add(Map.entry(one.run(), one.message()))) {
        all.add(
            SpokenTexts.spoken(
                Speaker.FAILED,
                at,
                Optional.of(new ProjectDomain(one.run().project(), one.run().domain())),
                one.code() + "\n" + one.message(),
                TaskErrors::meaning));
      }
    }
  }
}
