package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.Permission;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Flyte and we may do in Kubernetes, and whether we reach what we read. */
final class RightsChecks {
  private static final Set<Reason> OF_THE_WAY =
      Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.DNS, Reason.TLS);

  private static final Set<String> OF_CONNECTING = Set.of("dns", "connect", "tls");

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.FLYTE_RIGHTS,
              "flyte-rights",
              "Flyte's ServiceAccounts have the permissions that 1.16.8 and 2.0.43 use",
              "workflows end or stand still where one is missing",
              "Roles and ClusterRoles that are bound to them, and refusals that workflows show",
              "Compare the ClusterRole with that of the chart (rbac.create, rbac.extraRules)",
              RightsChecks::flyte),
          new Check<>(
              Area.OUR_RIGHTS,
              "our-rights",
              "our account may list and watch what the exporter reads",
              "what it may not read is missing from the verdict",
              "a SelfSubjectAccessReview for each permission",
              "kubectl apply -k k8s/base, or bind its ClusterRole to this account",
              RightsChecks::own),
          new Check<>(
              Area.NETWORK,
              "network",
              "we reach what the exporter reads",
              "the verdict is blind where it does not",
              "sources that fail on the way: DNS, connection, TLS, time limit",
              "Look at NetworkPolicies and proxies between here and what is named; outside of the"
                  + " cluster use port-forwards",
              RightsChecks::network));

  private RightsChecks() {}

  private static Finding flyte(Observed observed) {
    Asked<Permission> asked = observed.access().flyte();
    Optional<Finding> read =
        !asked.isKnown()
            ? Optional.of(Finding.notSeen(asked.unknown()))
            : Optional.of(judged(needed(observed, asked.answers())));
    return Judging.worstOf(
        Finding.notSeen("no ServiceAccount of Flyte was found"),
        read.filter(one -> !asked.answers().isEmpty() || !asked.isKnown()),
        Judging.verdict(observed, Cause.KUBE_RBAC));
  }

  /**
   * Leases are needed where propeller is known to elect a leader, and the webhook's configuration
   * where it is not there already; what the metrics of Flyte 2 need is another check's.
   */
  private static List<Permission> needed(Observed observed, List<Permission> all) {
    boolean elects = !observed.set("flyte_propeller_leader_election_enabled").isEmpty();
    boolean configured = !observed.set("flyte_webhook_configured").isEmpty();
    return all.stream()
        .filter(one -> elects || !one.resource().equals("leases"))
        .filter(one -> !configured || !one.resource().equals("mutatingwebhookconfigurations"))
        .filter(one -> !Flyte2Checks.REVIEWS.contains(one.resource()))
        .toList();
  }

  private static Finding own(Observed observed) {
    Asked<Permission> asked = observed.access().own();
    return asked.isKnown() ? judged(asked.answers()) : Finding.notSeen(asked.unknown());
  }

  private static Finding judged(List<Permission> all) {
    List<Permission> missing = all.stream().filter(one -> !one.granted()).toList();
    return missing.isEmpty()
        ? Finding.ok("all of " + all.size() + " permissions")
        : Finding.problem(Judging.lines(missing, one -> one.account() + " may not " + one));
  }

  private static Finding network(Observed observed) {
    List<Reading> all =
        observed.view().state().histories().values().stream()
            .map(history -> history.newest())
            .toList();
    List<String> failed =
        Stream.concat(
                all.stream()
                    .filter(
                        one ->
                            one.failure()
                                .filter(why -> OF_THE_WAY.contains(why.reason()))
                                .isPresent())
                    .map(one -> one.id().source() + "/" + one.id().target() + ": " + reason(one)),
                observed.set("flyte_look_failures").stream()
                    .filter(one -> OF_CONNECTING.contains(one.labels().get("phase")))
                    .map(
                        one ->
                            "look/"
                                + one.labels().get("target")
                                + ": "
                                + one.labels().get("outcome")))
            .distinct()
            .toList();
    if (failed.isEmpty()) {
      return all.stream().anyMatch(Reading::ok)
          ? Finding.ok(
              all.stream().filter(Reading::ok).count() + " sources of " + all.size() + " were read")
          : Finding.notSeen("nothing was read");
    }
    String seen = Judging.lines(failed, one -> one);
    return observed.vantage().inPod()
        ? Finding.warning(seen)
        : Finding.notSeen("from outside of the cluster: " + seen);
  }

  private static String reason(Reading one) {
    return one.failure().map(why -> why.reason().label()).orElse("");
  }
}
