package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.State;
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
final class AcceptRule implements FunctionRule {
  private static final Set<Reason> SILENT =
      Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.DNS, Reason.TLS, Reason.CUT_OFF);

  /** A restart takes less, unless Kubernetes shows that it is under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** One launch that fails is somebody's mistake. */
  private static final double LAUNCHES = 2;

  private static final double SHARE = 0.2;
  private static final Duration LATELY = Duration.ofSeconds(60);

  @Override
  public Opinion judge(Frame frame) {
    List<Reading> known = known(frame);
    double silent = unanswered(frame);
    if (known.isEmpty() && silent == 0) {
      return Opinion.NONE;
    }
    Instant seen =
        known.stream().map(Reading::at).max(Comparator.naturalOrder()).orElse(frame.now());
    boolean told = AdminUnreachableCause.unavailable(frame) > 0;
    boolean reached = Calls.ofAdmin(frame, Set.of("OK")).telling();
    boolean tooLong = silent > PATIENCE.toSeconds() && !OwnPods.starting(frame, OwnPods.WITH_ADMIN);
    boolean unreachable = (tooLong && !reached) || (told && silent > 0);
    boolean impaired =
        unreachable || refusesReads(frame) || createsNone(frame) || launchesFail(frame);
    return impaired || silent == 0
        ? Opinion.of(impaired, silent > 0 ? frame.now() : seen)
        : Opinion.NONE;
  }

  /** For how many seconds flyteadmin has left our reads without an answer, 0 when it answers. */
  static double unanswered(Frame frame) {
    return frame.of(State.ADMIN).stream()
        .filter(
            history ->
                history.newest().failure().map(f -> SILENT.contains(f.reason())).orElse(false))
        .mapToDouble(history -> since(history, frame.now()))
        .max()
        .orElse(0);
  }

  private static double since(History history, Instant now) {
    Instant good = history.lastGood().map(Reading::at).orElse(history.newest().at());
    return Math.max(1, Duration.between(good, now).toMillis() / 1000.0);
  }

  private static List<Reading> known(Frame frame) {
    List<Reading> known =
        new java.util.ArrayList<>(
            frame.of(State.ADMIN).stream()
                .map(History::current)
                .flatMap(Optional::stream)
                .toList());
    frame.pages().stream()
        .filter(page -> page.samples().has("grpc_server_handled_total"))
        .forEach(known::add);
    return known;
  }

  private static boolean refusesReads(Frame frame) {
    return frame.evidence(RefusedCall.class).stream().anyMatch(call -> call.status() >= 500);
  }

  private static boolean createsNone(Frame frame) {
    Calls failed = Calls.creations(frame, Calls.BY_THE_PLATFORM);
    Calls good = Calls.creations(frame, Set.of("OK"));
    return failed.these() > 0 && failed.these() > good.these();
  }

  private static boolean launchesFail(Frame frame) {
    double failed = Witnesses.increase(frame, LATELY, "A:execution_manager:propeller_failures");
    double created = Witnesses.increase(frame, LATELY, "A:execution_manager:executions_created");
    return failed >= LAUNCHES && failed >= SHARE * created;
  }
}
