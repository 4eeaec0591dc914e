package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The durations that are compared with what is usual, by what takes them. */
public final class Measures {
  static final String KUBE_COUNT = "k8s_client_request_latency_count";
  static final String KUBE_SUM = "k8s_client_request_latency_sum";
  static final String LIMITER_COUNT = "k8s_client_rate_limiter_latency_count";
  private static final String LIMITER_SUM = "k8s_client_rate_limiter_latency_sum";
  private static final double MILLIS = 1e-3;

  private Measures() {}

  /**
   * Mean seconds by name: {@code TARGET|WHAT} of Flyte's calls, {@code look|TARGET|CALL} of ours.
   */
  public static Map<String, Double> of(RoundView view) {
    Map<String, Double> all = new TreeMap<>();
    for (Target target : Target.in(view)) {
      put(all, key(target, "events"), events(target));
      put(all, key(target, "store"), store(target, "P:metastore:"));
      put(all, key(target, "admin store"), store(target, "A:storage:"));
      put(all, key(target, "database"), database(target));
      put(all, key(target, "create"), create(target));
      put(all, key(target, "round"), round(target));
      for (String verb : List.of("GET", "PUT", "POST")) {
        put(all, key(target, verb), kube(target, verb));
      }
    }
    for (SourceHistory history : view.histories(LookSamples.SOURCE)) {
      history
          .current()
          .ifPresent(
              reading ->
                  Look.in(reading).stream()
                      .filter(Look::ok)
                      .forEach(
                          look ->
                              all.put(
                                  key(reading.id().target(), look.call()),
                                  look.took().toMillis() * MILLIS)));
    }
    return all;
  }

  /** Good rounds per second by {@code TARGET|pace}, of propellers that are not idle. */
  public static Map<String, Double> paces(RoundView view) {
    Map<String, Double> all = new TreeMap<>();
    for (Target target : Target.in(view)) {
      if (target.rise("P:round:success_count") > 0) {
        put(all, key(target, "pace"), pace(target));
      }
    }
    return all;
  }

  static String key(Target target, String what) {
    return target.name() + "|" + what;
  }

  static String key(String looked, String call) {
    return "look|" + looked + "|" + call;
  }

  static OptionalDouble events(Target target) {
    List<String> sums = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (String level : List.of("workflow", "node", "task")) {
      String root = "P:" + level + ":event_recording:success_duration_ms";
      sums.add(root + "_sum");
      counts.add(root + "_count");
    }
    return target.mean(sums, counts, MILLIS);
  }

  static OptionalDouble store(Target target, String root) {
    List<String> sums = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (String operation : List.of("head", "read_open", "write")) {
      sums.add(root + operation + "_unlabeled_ms_sum");
      counts.add(root + operation + "_unlabeled_count");
    }
    return target.mean(sums, counts, MILLIS);
  }

  static OptionalDouble database(Target target) {
    List<String> sums = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (String operation : List.of("create", "get", "update", "list")) {
      sums.add("A:database:*:" + operation + "_ms_sum");
      counts.add("A:database:*:" + operation + "_ms_count");
    }
    return target.mean(sums, counts, MILLIS);
  }

  /** Creations of executions. */
  public static OptionalDouble create(Target target) {
    return target.mean(
        List.of("A:create_execution:duration_ms_sum"),
        List.of("A:create_execution:duration_ms_count"),
        MILLIS);
  }

  /** Rounds, in seconds in spite of the series' name. */
  public static OptionalDouble round(Target target) {
    return target.mean(
        List.of("P:main_work_duration_us_sum"), List.of("P:main_work_duration_us_count"), 1);
  }

  /** Good rounds per second of a propeller that leads. */
  public static OptionalDouble pace(Target target) {
    return target.leads()
        ? OptionalDouble.of(target.rise("P:round:success_count") / target.seconds())
        : OptionalDouble.empty();
  }

  static OptionalDouble limiter(Target target) {
    return target.mean(List.of(LIMITER_SUM), List.of(LIMITER_COUNT), 1);
  }

  static OptionalDouble kube(Target target, String verb) {
    double count = target.rise(KUBE_COUNT, of -> of.get("verb").equals(verb));
    // client-go times a request from before the limiter (client-go v0.34.1, rest/request.go)
    double sum =
        target.rise(KUBE_SUM, of -> of.get("verb").equals(verb))
            - target.rise(LIMITER_SUM, of -> of.get("verb").equals(verb));
    return count > 0 ? OptionalDouble.of(Math.max(0, sum) / count) : OptionalDouble.empty();
  }

  private static void put(Map<String, Double> all, String key, OptionalDouble mean) {
    Optional.of(mean)
        .filter(OptionalDouble::isPresent)
        .ifPresent(some -> all.put(key, some.getAsDouble()));
  }
}
