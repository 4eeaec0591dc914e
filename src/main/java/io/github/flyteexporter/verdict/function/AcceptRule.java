package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.AdminQueries;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.AdminSilence;
import io.github.flyteexporter.verdict.observe.Measures;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.Target;
import io.github.flyteexporter.verdict.observe.WaitObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Function {@code accept}: creations of executions that are owed, against those that end well,
 * fail, hang or take far longer than usual, and those that flyteadmin took and could not put into
 * Kubernetes. Users' own mistakes (InvalidArgument, NotFound) impair nothing, and neither does a
 * single read of ours that is refused.
 */
public final class AcceptRule implements FunctionRule {

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    List<Reading> known = known(frame);
    double silent = AdminQueries.unanswered(frame);
    if (known.isEmpty() && silent == 0) {
      return FunctionObservation.NONE;
    }
    Instant seen =
        known.stream().map(Reading::at).max(Comparator.naturalOrder()).orElse(frame.now());
    boolean impaired =
        unreachable(scene, silent)
            || refusesReads(frame)
            || createsNone(frame)
            || launchesFail(scene)
            || scene.targets().stream().anyMatch(target -> late(scene, target));
    return impaired || silent == 0
        ? FunctionObservation.of(impaired, silent > 0 ? frame.now() : seen)
        : FunctionObservation.NONE;
  }

  private static boolean unreachable(Scene scene, double silent) {
    RoundView frame = scene.view();
    if (silent == 0) {
      return false;
    }
    boolean reached = CallOutcomes.ofAdmin(frame, Set.of("OK")).isSignificant();
    boolean tooLong =
        silent > scene.limit(Limit.ADMIN_SILENT)
            && !ControlPlanePods.starting(frame, ControlPlanePods.WITH_ADMIN);
    boolean hung = silent > scene.limit(Limit.ADMIN_HUNG) && AdminSilence.hung(frame);
    boolean down = ControlPlanePods.down(frame, ControlPlanePods.WITH_ADMIN) > 0;
    boolean creates = CallOutcomes.creations(frame, Set.of("OK")).these() > 0;
    return ((tooLong || hung || down) && !reached)
        || (AdminQueries.unavailable(frame) > 0 && !creates);
  }

  private static List<Reading> known(RoundView frame) {
    List<Reading> known =
        new ArrayList<>(
            frame.histories(AdminSamples.SOURCE).stream()
                .map(SourceHistory::current)
                .flatMap(Optional::stream)
                .toList());
    frame.pages().stream()
        .filter(page -> page.samples().has("grpc_server_handled_total"))
        .forEach(known::add);
    return known;
  }

  /** One refused read of several is that read's own trouble. */
  private static boolean refusesReads(RoundView frame) {
    long refused =
        frame.evidence(RefusedCall.class).stream().filter(call -> call.status() >= 500).count();
    boolean creates = CallOutcomes.creations(frame, Set.of("OK")).these() > 0;
    List<Look> looks =
        Optional.ofNullable(frame.state().histories().get(LookSamples.FLYTEADMIN))
            .flatMap(SourceHistory::current)
            .map(Look::in)
            .orElse(List.of())
            .stream()
            .filter(look -> LookSamples.NEED_DATABASE.contains(look.call()))
            .toList();
    boolean all = !looks.isEmpty() && looks.stream().noneMatch(Look::ok);
    return (refused > 1 || (all && AdminSilence.answers(frame))) && !creates;
  }

  private static boolean createsNone(RoundView frame) {
    CallOutcomes failed = CallOutcomes.creations(frame, CallOutcomes.BY_THE_PLATFORM);
    CallOutcomes good = CallOutcomes.creations(frame, Set.of("OK"));
    return failed.these() > 0 && failed.these() > good.these();
  }

  private static boolean launchesFail(Scene scene) {
    Duration together = scene.limits().time(Limit.LAUNCHES_TOGETHER);
    double failed =
        RoundQueries.increase(scene.view(), together, "A:execution_manager:propeller_failures");
    double created =
        RoundQueries.increase(scene.view(), together, "A:execution_manager:executions_created");
    return failed >= scene.limit(Limit.FAILED_LAUNCHES)
        && failed >= scene.limit(Limit.FAILED_LAUNCHES_SHARE) * created;
  }

  private static boolean late(Scene scene, Target target) {
    double good =
        target.rise(
            "grpc_server_handled_total",
            of ->
                of.get("grpc_method").equals("CreateExecution")
                    && of.get("grpc_code").equals("OK"));
    OptionalDouble mean = Measures.create(target);
    boolean slow =
        mean.orElse(0) >= scene.limit(Limit.CREATION)
            && scene.usual().slow(target.name() + "|create", mean.getAsDouble());
    return slow || (good == 0 && WaitObserver.creations(target) > 0);
  }
}
