package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.PROGRESS;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The process of Flyte 2 does not run, or does not answer. */
class Flyte2ProcessMechanismsTest extends Flyte2MechanismsFixture {
  private static Flyte2Mechanism process(
      String name,
      Cause cause,
      Set<PlatformFunction> impaired,
      LookOutcome outcome,
      Reason reason,
      Consumer<Flyte2Moment> more) {
    return new Flyte2Mechanism(
        name,
        cause,
        impaired,
        Set.of(),
        moment -> {
          moment.processIs(outcome, reason);
          more.accept(moment);
        });
  }

  @Override
  Stream<Flyte2Mechanism> mechanisms() {
    return Stream.of(
        process(
            "process killed",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            LookOutcome.REFUSED,
            Reason.UNREACHABLE,
            moment -> moment.pods.are(0, 1)),
        process(
            "process killed, and no rights to read its pods",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            LookOutcome.REFUSED,
            Reason.UNREACHABLE,
            moment -> moment.fails(Reason.FORBIDDEN, InventedPods.SOURCE)),
        process(
            "process frozen: ports open, no answer",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS),
            LookOutcome.HUNG,
            Reason.TIMEOUT,
            moment -> {}),
        process(
            "no pod at all",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT),
            LookOutcome.DNS,
            Reason.DNS,
            moment -> {
              moment.pods.are(0, 0);
              moment.pods.show(KubeSamples.CONTROL_NOT_RUNNING, "no_pod");
            }),
        process(
            "killed for want of memory again and again",
            Cause.OUT_OF_MEMORY,
            Set.of(ACCEPT),
            LookOutcome.REFUSED,
            Reason.UNREACHABLE,
            moment -> {
              moment.pods.are(0, 1);
              moment.pods.show(KubeSamples.CONTROL_WAITING, "crash_loop_back_off");
              moment.pods.show(KubeSamples.CONTROL_TERMINATION, "oom_killed");
            }),
        process(
            "a new image that cannot be pulled",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS),
            LookOutcome.REFUSED,
            Reason.UNREACHABLE,
            moment -> {
              moment.pods.are(0, 1);
              moment.pods.show(KubeSamples.CONTROL_WAITING, "image_pull_backoff");
            }),
        process(
            "its node is gone: no address answers",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS),
            LookOutcome.HUNG,
            Reason.TIMEOUT,
            moment -> moment.pods.are(0, 1)));
  }
}
