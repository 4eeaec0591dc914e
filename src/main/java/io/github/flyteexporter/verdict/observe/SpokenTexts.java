package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FinishedWorkflows.Failed;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.TextAges;
import io.github.flyteexporter.verdict.text.Endpoints;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import io.github.flyteexporter.verdict.text.ErrorTexts;
import io.github.flyteexporter.verdict.text.TaskErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What Flyte says now, each text once: of rounds, endings, launches and to our own reads. */
public record SpokenTexts(List<Spoken> all) {

  /** What a workflow says before its first round has ended; nothing failed. */
  private static final String NOTHING_YET = "Workflow Started";

  public SpokenTexts {
    all = List.copyOf(all);
  }

  /** Who says it. */
  public enum Speaker {
    /** A workflow whose rounds fail. */
    ROUND,
    /** A workflow that the platform killed. */
    KILLED,
    /** A workflow that failed otherwise. */
    FAILED,
    /** flyteadmin, to one of our reads. */
    READ,
    /** An execution that was not put into Kubernetes. */
    LAUNCH,
    /** An event about an action of Flyte 2. */
    EVENT,
    /** The log of Flyte 2, of an action that it could not enqueue or store the inputs of. */
    ENQUEUE
  }

  /**
   * A text.
   *
   * @param at when we heard it
   * @param where whose it is, empty for no target
   * @param meaning what it says, empty when it names nothing known
   */
  public record Spoken(
      Speaker speaker,
      Instant at,
      Optional<ProjectDomain> where,
      String text,
      Optional<ErrorMeaning> meaning) {}

  /** All that is said in a round. */
  public static SpokenTexts of(RoundView view, TextAges ages) {
    Function<String, Optional<ErrorMeaning>> known = reader(view);
    List<Spoken> all = new ArrayList<>();
    Duration time = ages.limits().time(Limit.TEXT_RECENT);
    Instant recent = view.now().minus(time);
    for (FailingWorkflow one : view.evidence(FailingWorkflow.class)) {
      if (ages.fresh(one, view.now()) && !one.message().startsWith(NOTHING_YET)) {
        all.add(
            spoken(
                Speaker.ROUND,
                view.now(),
                Optional.of(new ProjectDomain(one.workflow().project(), one.workflow().domain())),
                one.message(),
                known));
      }
    }
    if (view.isFlyte2()) {
      all.addAll(ActionTexts.of(view, recent, known));
    }
    for (Failed one : view.isFlyte2() ? List.<Failed>of() : view.state().finished().failed()) {
      if (one.at().isAfter(recent)) {
        all.add(
            spoken(
                one.killed() ? Speaker.KILLED : Speaker.FAILED,
                one.at(),
                Optional.of(one.where()),
                one.code() + "\n" + one.message(),
                one.killed() ? known : TaskErrors::meaning));
      }
    }
    for (RefusedCall one : view.evidence(RefusedCall.class)) {
      all.add(spoken(Speaker.READ, view.now(), Optional.empty(), one.message(), known));
    }
    view.readings().stream()
        .filter(reading -> Duration.between(reading.at(), view.now()).compareTo(time) < 0)
        .flatMap(reading -> reading.evidence().stream())
        .filter(FailedLaunch.class::isInstance)
        .map(FailedLaunch.class::cast)
        .filter(launch -> launch.age().compareTo(time) < 0)
        .forEach(
            one ->
                all.add(
                    spoken(
                        Speaker.LAUNCH,
                        view.now(),
                        Optional.of(new ProjectDomain(one.project(), one.domain())),
                        one.message(),
                        known)));
    return new SpokenTexts(all);
  }

  /** By the table, else by Flyte's own endpoints; each text once. */
  static Function<String, Optional<ErrorMeaning>> reader(RoundView view) {
    Map<String, Optional<ErrorMeaning>> known = new HashMap<>();
    Endpoints endpoints = Endpoints.of(view);
    return text ->
        known.computeIfAbsent(
            text, one -> ErrorTexts.meaning(one).or(() -> endpoints.meaning(one)));
  }

  static Spoken spoken(
      Speaker speaker,
      Instant at,
      Optional<ProjectDomain> where,
      String text,
      Function<String, Optional<ErrorMeaning>> known) {
    return new Spoken(speaker, at, where, text, known.apply(text));
  }

  /** The texts of one speaker. */
  public List<Spoken> of(Speaker speaker) {
    return all.stream().filter(one -> one.speaker() == speaker).toList();
  }
}
