package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.core;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.stream.Stream;

/** Propeller does not run, panics, or lacks CPU. */
class PropellerMechanismsTest extends MechanismsFixture {
  private static void silent(Moment moment, Reason reason) {
    moment.silent.put(Scenario.PROPELLER, reason);
    moment.readyAge = 10 * moment.age;
    moment.ready = 6;
  }

  /** All that Flyte does is slow. */
  private static void slow(Moment moment) {
    moment.database(20, 1.2);
    moment.kubeSucceeds(5, 2);
    moment.slowRounds(4, 8);
    moment.workers(0, 7, 20);
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        core(
            "propeller's pod finds no node",
            Cause.NOT_RUNNING,
            moment -> {
              silent(moment, Reason.DNS);
              moment.waiting.put("flytepropeller", "unschedulable");
              moment.leaseRenewed = false;
            }),
        core(
            "propeller's image cannot be pulled",
            Cause.NOT_RUNNING,
            moment -> {
              silent(moment, Reason.UNREACHABLE);
              moment.waiting.put("flytepropeller", "image_pull_back_off");
              moment.noLease();
            }),
        core(
            "propeller is frozen, without leader election",
            Cause.NOT_RUNNING,
            moment -> {
              silent(moment, Reason.TIMEOUT);
              moment.noLease();
              moment.readyAge = 10 * moment.age + 4;
            }),
        core(
            "propeller is killed for want of memory",
            Cause.OUT_OF_MEMORY,
            moment -> {
              silent(moment, Reason.UNREACHABLE);
              moment.waiting.put("flytepropeller", "crash_loop_back_off");
              moment.outOfMemory.add("flytepropeller");
              moment.leaseRenewed = false;
            }),
        core(
            "propeller's node is lost",
            Cause.NOT_RUNNING,
            moment -> {
              silent(moment, Reason.TIMEOUT);
              moment.leaseRenewed = false;
            }),
        core(
            "propeller's settings are wrong: it crashes at each start",
            Cause.NOT_RUNNING,
            moment -> {
              silent(moment, Reason.UNREACHABLE);
              moment.waiting.put("flytepropeller", "crash_loop_back_off");
              moment.leaseRenewed = false;
            }),
        core(
            "propeller panics on every workflow",
            Cause.PANIC_LOOP,
            moment -> {
              moment.rounds(0, 80);
              moment.rise("P:round:panic_unlabeled", 80);
            }),
        binary(
            "all is slow for Flyte and fast for us: too little CPU",
            Cause.CPU_STARVED,
            moment -> {
              moment.store(10, 1.5, 0);
              slow(moment);
            }),
        binary(
            "its own answers are slow too",
            Cause.CPU_STARVED,
            moment -> {
              slow(moment);
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.OK,
                  2,
                  "healthcheck",
                  "version",
                  "domains",
                  "projects");
            }));
  }
}
