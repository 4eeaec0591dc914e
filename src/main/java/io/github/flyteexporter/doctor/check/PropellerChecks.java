package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Flyte's own pods, propeller's leader and its shards. */
final class PropellerChecks {
  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.PODS,
              "pods",
              "Flyte's own pods run and are ready",
              "what does not run does nothing",
              "pods that do not run and do not start by themselves, with the reason",
              "kubectl -n NAMESPACE describe pod POD, and its log with --previous",
              PropellerChecks::pods),
          new Check<>(
              Area.PODS,
              "restarts",
              "no container of Flyte was killed for its memory",
              "propeller starts anew with an empty queue each time",
              "why containers last ended",
              "Raise the memory limit of the component that is named",
              PropellerChecks::restarts),
          new Check<>(
              Area.LEADER,
              "leader",
              "a propeller leads and renews its lease",
              "without a leader no workflow moves",
              "each lease is renewed within its duration and 5 s",
              "kubectl -n NAMESPACE get leases; restart the propeller that holds it",
              PropellerChecks::leader),
          new Check<>(
              Area.SHARDS,
              "shards",
              "every shard has a propeller",
              "workflows of a missing shard wait for ever",
              "shards that are expected and run; keys of 32 that nobody covers; workflows that no"
                  + " propeller selects",
              "kubectl -n NAMESPACE get pods -l app=flytepropeller, and the log of"
                  + " flytepropeller-manager",
              PropellerChecks::shards),
          new Check<>(
              Area.SHARDS,
              "shard-count-variable",
              "FLYTE_PROPELLER_MANAGER_SHARD_COUNT is not relied upon",
              "Flyte reads it nowhere: the number of shards stays as it is",
              "the environment of propeller's manager and of flyteadmin",
              "Set configmap.core.manager.shard.shard-count instead",
              observed ->
                  observed.set("flyte_propeller_manager_shard_count_env").isEmpty()
                      ? Judging.unreadable(observed, "control-plane-pods")
                          .orElse(Finding.ok("it is set on no pod of Flyte"))
                      : Finding.warning("it is set, and has no effect")),
          new Check<>(
              Area.LOAD,
              "functions",
              "Flyte's functions: accept, progress, record, launch, finish, schedule",
              "they are what people depend on",
              "the verdict of a few rounds; what needs minutes is not judged",
              "Run the exporter beside Flyte: its page names the cause once it is proven",
              PropellerChecks::functions));

  private PropellerChecks() {}

  private static Finding pods(Observed observed) {
    Optional<Finding> named =
        Judging.verdict(
            observed,
            Cause.NOT_RUNNING,
            Cause.OUT_OF_MEMORY,
            Cause.CPU_STARVED,
            Cause.PANIC_LOOP,
            Cause.WORKER_HUNG);
    if (named.isPresent()) {
      return named.get();
    }
    Optional<Finding> unread = Judging.unreadable(observed, "control-plane-pods");
    if (unread.isPresent()) {
      return unread.get();
    }
    List<Value> down =
        Stream.of("flyte_control_plane_pods_not_running", "flyte_control_plane_start_failure")
            .flatMap(name -> observed.set(name).stream())
            .toList();
    if (!down.isEmpty()) {
      return Finding.problem(
          Judging.lines(
              down, one -> one.labels().get("component") + ": " + one.labels().get("reason")));
    }
    List<Value> notReady =
        observed.set("flyte_control_plane_pods").stream()
            .filter(one -> one.labels().get("state").equals("not_ready"))
            .toList();
    if (!notReady.isEmpty()) {
      return Finding.warning(
          Judging.lines(notReady, one -> one.labels().get("component") + " is not ready"));
    }
    List<Value> ready = observed.set("flyte_control_plane_pods");
    return ready.isEmpty()
        ? Finding.notSeen("no pod of Flyte was found; see kubernetes.namespace and components")
        : Finding.ok(
            Judging.lines(
                ready, one -> "%s: %.0f".formatted(one.labels().get("component"), one.number())));
  }

  private static Finding restarts(Observed observed) {
    List<Value> killed =
        observed.set("flyte_control_plane_pod_last_termination").stream()
            .filter(one -> one.labels().get("reason").equals("oom_killed"))
            .toList();
    return killed.isEmpty()
        ? Judging.unreadable(observed, "control-plane-pods")
            .orElse(Finding.ok("none was killed for its memory"))
        : Finding.warning(
            Judging.lines(killed, one -> one.labels().get("component") + " was out of memory"));
  }

  private static Finding leader(Observed observed) {
    Optional<Finding> named = Judging.verdict(observed, Cause.NO_LEADER);
    List<Value> lost =
        observed.all("flyte_lease_held").stream().filter(one -> one.number() == 0).toList();
    List<Value> held = observed.set("flyte_lease_held");
    if (!lost.isEmpty() && named.isEmpty()) {
      String seen =
          Judging.lines(
              lost, one -> "lease " + one.labels().get("lease") + " is not renewed in time");
      return held.isEmpty()
          ? Finding.problem(seen)
          : Finding.warning(seen + "; it may be left over from before sharding");
    }
    boolean elected = !observed.set("flyte_propeller_leader_election_enabled").isEmpty();
    Finding otherwise =
        held.isEmpty()
            ? Judging.unreadable(observed, "leases")
                .orElse(
                    elected
                        ? Finding.problem("leader election is enabled, and there is no lease")
                        : Finding.ok("no lease: propeller runs without leader election"))
            : Finding.ok(
                Judging.lines(held, one -> "lease " + one.labels().get("lease") + " is held"));
    return named.orElse(otherwise);
  }

  private static Finding shards(Observed observed) {
    Optional<Finding> named = Judging.verdict(observed, Cause.SHARD_MISSING);
    OptionalDouble expected = observed.most("flyte_propeller_shards_expected");
    double running = observed.most("flyte_propeller_shards_running").orElse(0);
    double keys = observed.most("flyte_propeller_shard_keys_uncovered").orElse(0);
    List<Value> uncovered = observed.set("flyte_propeller_uncovered_workflows");
    if (named.isPresent()) {
      return named.get();
    }
    if (expected.isPresent() && running < expected.getAsDouble()) {
      return Finding.problem("%.0f of %.0f shards run".formatted(running, expected.getAsDouble()));
    }
    if (keys > 0) {
      return Finding.problem("%.0f of 32 shard keys are covered by no propeller".formatted(keys));
    }
    if (!uncovered.isEmpty()) {
      return Finding.problem(
          Judging.lines(
              uncovered,
              one ->
                  "%.0f workflows are selected by no propeller, for their %s"
                      .formatted(one.number(), one.labels().get("reason"))));
    }
    return expected.isPresent() && expected.getAsDouble() > 1
        ? Finding.ok("%.0f of %.0f shards run".formatted(running, expected.getAsDouble()))
        : Judging.unreadable(observed, "control-plane-pods")
            .orElse(Finding.ok("propeller is not sharded"));
  }

  private static Finding functions(Observed observed) {
    List<Value> impaired =
        observed.set("flyte_function_impaired").stream().filter(PropellerChecks::isFlytes).toList();
    if (!impaired.isEmpty()) {
      String functions = Judging.lines(impaired, one -> one.labels().get("function"));
      Finding found =
          Finding.problem(
              functions
                  + " impaired; probable cause "
                  + Judging.lines(
                      observed.report().causes().stream().limit(2).toList(),
                      one -> one.cause().label()));
      return observed.report().firstAction().map(found::withAction).orElse(found);
    }
    List<Value> working =
        observed.all("flyte_function_impaired").stream().filter(PropellerChecks::isFlytes).toList();
    return working.isEmpty()
        ? Finding.notSeen("no function could be judged")
        : Finding.ok(Judging.lines(working, one -> one.labels().get("function") + " works"));
  }

  /** Whether we see enough is no function of Flyte's. */
  private static boolean isFlytes(Value function) {
    return !function.labels().get("function").equals(PlatformFunction.OBSERVE.label());
  }
}
