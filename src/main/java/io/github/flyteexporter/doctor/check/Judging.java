package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.doctor.Result;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.report.CauseReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What several checks ask for. */
final class Judging {
  /** What a port without a port-forward looks like. */
  static final Set<Reason> NOBODY = Set.of(Reason.UNREACHABLE, Reason.TIMEOUT);

  private static final int MOST = 6;

  /** Recordings have other names for some types. */
  private static final Map<String, List<String>> RECORDED_AS =
      Map.of(
          "control-plane-pods",
          List.of("control-plane-pods", "pods"),
          "mutatingwebhookconfigurations",
          List.of("mutatingwebhookconfigurations", "webhooks"));

  private Judging() {}

  /** The problem that the verdict names as the probable cause, empty when it names another. */
  static Optional<Finding> verdict(Observed observed, Cause... causes) {
    return observed.report().causes().stream()
        .findFirst()
        .filter(first -> Arrays.asList(causes).contains(first.cause()))
        .map(first -> problem(observed, first));
  }

  private static Finding problem(Observed observed, CauseReport cause) {
    String facts =
        lines(cause.facts().stream().limit(2).map(fact -> fact.sentence()).toList(), one -> one);
    Finding found =
        Finding.problem(
            "probable cause " + cause.cause().label() + (facts.isEmpty() ? "" : ": " + facts));
    return observed.report().firstAction().map(found::withAction).orElse(found);
  }

  /** How direct looks at a target ended, empty where none was made. */
  static Optional<Finding> look(Observed observed, SourceId target) {
    List<Value> failures =
        observed.with("flyte_look_failures", "target", target.target()).stream()
            .filter(one -> one.number() > 0)
            .toList();
    List<Value> good =
        observed.with("flyte_look_success", "target", target.target()).stream()
            .filter(one -> one.number() > 0)
            .toList();
    if (!failures.isEmpty()) {
      String seen =
          lines(
              failures,
              one ->
                  one.labels().get("call")
                      + ": "
                      + one.labels().get("outcome")
                      + " in phase "
                      + one.labels().get("phase"));
      boolean blind =
          !observed.vantage().inPod()
              && !target.equals(LookSamples.KUBE_API)
              && !target.equals(LookSamples.DATABASE)
              && !target.equals(LookSamples.FLYTEADMIN);
      return Optional.of(
          blind
              ? Finding.notSeen(seen + "; from outside of the cluster this proves nothing")
              : Finding.problem(seen));
    }
    return good.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.ok(lines(good, one -> one.labels().get("call") + " answered")));
  }

  /** The first finding that is not ok, otherwise the first, otherwise the last resort. */
  @SafeVarargs
  static Finding worstOf(Finding otherwise, Optional<Finding>... found) {
    List<Finding> all = new ArrayList<>();
    for (Optional<Finding> one : found) {
      one.ifPresent(all::add);
    }
    return all.stream()
        .filter(one -> one.result() == Result.PROBLEM)
        .findFirst()
        .or(() -> all.stream().filter(one -> one.result() == Result.WARNING).findFirst())
        .or(() -> all.stream().filter(one -> one.result() == Result.OK).findFirst())
        .or(() -> all.stream().findFirst())
        .orElse(otherwise);
  }

  /** Why the objects of a type could not be read, empty where they were. */
  static Optional<Finding> unreadable(Observed observed, String type) {
    if (!observed.vantage().kubernetes()) {
      return Optional.of(Finding.notSeen("there is no kubeconfig, and this is no pod"));
    }
    Optional<Finding> whole = apiServer(observed);
    if (whole.isPresent()) {
      return whole;
    }
    return RECORDED_AS.getOrDefault(type, List.of(type)).stream()
        .flatMap(one -> observed.newest(new SourceId(KubeSamples.SOURCE, one)).stream())
        .findFirst()
        .map(Judging::failure)
        .orElse(Optional.of(Finding.notSeen(type + " are not read")));
  }

  /** Why nothing of Kubernetes is read, where it is one reason for all. */
  private static Optional<Finding> apiServer(Observed observed) {
    List<Reading> all = observed.newest(KubeSamples.SOURCE);
    List<Reason> reasons =
        all.stream()
            .flatMap(one -> one.failure().stream())
            .map(Failure::reason)
            .distinct()
            .toList();
    boolean none = !all.isEmpty() && all.stream().noneMatch(Reading::ok);
    return none && reasons.size() == 1
        ? Optional.of(
            Finding.notSeen(
                "Kubernetes is not read (" + reasons.get(0).label() + "): see kubernetes/kube-api"))
        : Optional.empty();
  }

  private static Optional<Finding> failure(Reading newest) {
    return newest.ok() ? Optional.empty() : Optional.of(Finding.notSeen(Observed.why(newest)));
  }

  /** Whether flyteadmin was looked for on this machine by default only, and is not there. */
  static boolean isUnforwarded(Observed observed) {
    return observed.vantage().guessesLocalhost()
        && !observed.vantage().settings().admin().enabled();
  }

  /** A few of these in one line. */
  static <T> String lines(List<T> all, Function<T, String> text) {
    List<String> texts = all.stream().map(text).distinct().toList();
    String some = String.join("; ", texts.subList(0, Math.min(MOST, texts.size())));
    return texts.size() > MOST ? some + "; and " + (texts.size() - MOST) + " more" : some;
  }

  /** A project and a domain, as Flyte writes them. */
  static String where(Value value) {
    return value.labels().get("project") + "/" + value.labels().get("domain");
  }
}
