package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.AdminQueries;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code accept}: impaired while flyteadmin does not answer, refuses reads for want of its
 * database, creates none of the executions it is asked for, or cannot put many of them into
 * Kubernetes. Users' own mistakes (InvalidArgument, NotFound) impair nothing.
 */
public final class AcceptRule implements FunctionRule {
  /** A restart takes less, unless Kubernetes shows that it is under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** One launch that fails is somebody's mistake. */
  private static final double LAUNCHES = 2;

  private static final double SHARE = 0.2;
  private static final Duration LATELY = Duration.ofSeconds(60);

  @Override
  public FunctionObservation judge(RoundView frame) {
    List<Reading> known = known(frame);
    double silent = AdminQueries.unanswered(frame);
    if (known.isEmpty() && silent == 0) {
      return FunctionObservation.NONE;
    }
    Instant seen =
        known.stream().map(Reading::at).max(Comparator.naturalOrder()).orElse(frame.now());
    boolean told = AdminQueries.unavailable(frame) > 0;
    boolean reached = CallOutcomes.ofAdmin(frame, Set.of("OK")).telling();
    boolean tooLong =
        silent > PATIENCE.toSeconds()
            && !ControlPlanePods.starting(frame, ControlPlanePods.WITH_ADMIN);
    boolean unreachable = (tooLong && !reached) || (told && silent > 0);
    boolean impaired =
        unreachable || refusesReads(frame) || createsNone(frame) || launchesFail(frame);
    return impaired || silent == 0
        ? FunctionObservation.of(impaired, silent > 0 ? frame.now() : seen)
        : FunctionObservation.NONE;
  }

  private static List<Reading> known(RoundView frame) {
    List<Reading> known =
        new java.util.ArrayList<>(
            frame.histories(AdminSamples.SOURCE).stream()
                .map(SourceHistory::current)
                .flatMap(Optional::stream)
                .toList());
    frame.pages().stream()
        .filter(page -> page.samples().has("grpc_server_handled_total"))
        .forEach(known::add);
    return known;
  }

  private static boolean refusesReads(RoundView frame) {
    return frame.evidence(RefusedCall.class).stream().anyMatch(call -> call.status() >= 500);
  }

  private static boolean createsNone(RoundView frame) {
    CallOutcomes failed = CallOutcomes.creations(frame, CallOutcomes.BY_THE_PLATFORM);
    CallOutcomes good = CallOutcomes.creations(frame, Set.of("OK"));
    return failed.these() > 0 && failed.these() > good.these();
  }

  private static boolean launchesFail(RoundView frame) {
    double failed = RoundQueries.increase(frame, LATELY, "A:execution_manager:propeller_failures");
    double created = RoundQueries.increase(frame, LATELY, "A:execution_manager:executions_created");
    return failed >= LAUNCHES && failed >= SHARE * created;
  }
}
