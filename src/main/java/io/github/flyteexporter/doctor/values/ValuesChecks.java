package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All checks of a values file. */
public final class ValuesChecks {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|dbpassword|client_?secret|secret_?key|secretaccesskey|hostkey)");

  /** Chart flyte-core 1.16.8, values.yaml:674. */
  private static final String PUBLISHED = "foobar";

  private static final List<Check<HelmValues>> GENERAL =
      List.of(
          check(
              "chart",
              "the file is of one chart of Flyte 1.16",
              "keys of the other chart do nothing",
              "keys at the top that only flyte-binary or only flyte-core has",
              "Move the settings to the keys of the chart that you install",
              ValuesChecks::chart),
          check(
              "chart-version",
              "the version of the chart is pinned",
              "chart and repository of flyte-binary are shared with Flyte 2: without --version the"
                  + " newest is installed",
              "the option --chart-version",
              "Call helm with --version 1.16.8 (or the one that you run), and doctor with"
                  + " --chart-version",
              ValuesChecks::version),
          check(
              "secrets-in-clear",
              "no password stands in the file",
              "values end in version control and in Helm's release Secret",
              "keys that passwords and keys have",
              "Use configuration.database.passwordPath or an external Secret (flyte-core:"
                  + " common.databaseSecret), and clientSecretsExternalSecretRef",
              ValuesChecks::secrets),
          check(
              "shard-count-variable",
              "FLYTE_PROPELLER_MANAGER_SHARD_COUNT is not set",
              "Flyte reads it nowhere: the number of shards stays as it is",
              "names of environment variables in the file",
              "Set configmap.core.manager.shard.shard-count (flyte-core with"
                  + " flytepropeller.manager: true); flyte-binary has one propeller",
              values ->
                  values.leaves().entrySet().stream()
                          .anyMatch(
                              one ->
                                  (one.getKey() + " " + one.getValue())
                                      .contains("FLYTE_PROPELLER_MANAGER_SHARD_COUNT"))
                      ? Finding.warning("it is set, and has no effect")
                      : Finding.ok("it is not set")));

  public static final List<Check<HelmValues>> ALL =
      Stream.of(GENERAL, BinaryValues.ALL, CoreValues.ALL).flatMap(List::stream).toList();

  private ValuesChecks() {}

  /** A check of the area of values. */
  static Check<HelmValues> check(
      String name,
      String what,
      String why,
      String judged,
      String action,
      Function<HelmValues, Finding> judge) {
    return new Check<>(Area.VALUES, name, what, why, judged, action, judge);
  }

  /** A check of one chart's keys, left out for the other. */
  static Function<HelmValues, Finding> onlyFor(Chart chart, Function<HelmValues, Finding> judge) {
    return values ->
        values.topKeys(chart).isEmpty()
            ? Finding.ok("no keys of " + name(chart) + " in the file")
            : judge.apply(values);
  }

  /** As Helm knows it. */
  static String name(Chart chart) {
    return chart == Chart.FLYTE_BINARY ? "flyte-binary" : "flyte-core";
  }

  private static Finding chart(HelmValues values) {
    List<String> binary = values.topKeys(Chart.FLYTE_BINARY);
    List<String> core = values.topKeys(Chart.FLYTE_CORE);
    if (values.chart() != Chart.UNKNOWN) {
      return Finding.ok("keys of " + name(values.chart()));
    }
    return binary.isEmpty()
        ? Finding.notSeen("no key that only flyte-binary or only flyte-core has")
        : Finding.problem(
            "keys of flyte-binary ("
                + String.join(", ", binary)
                + ") and of flyte-core ("
                + String.join(", ", core)
                + "): one of both does nothing");
  }

  private static Finding version(HelmValues values) {
    if (values.chartVersion().isEmpty()) {
      return values.topKeys(Chart.FLYTE_BINARY).isEmpty()
          ? Finding.notSeen("--chart-version is not given")
          : Finding.warning("--chart-version is not given; flyte-binary without one is Flyte 2");
    }
    String version = values.chartVersion().get().replaceFirst("^v", "");
    if (!version.matches("\\d+\\.\\d+.*")) {
      return Finding.warning("no fixed version: a range can lead to Flyte 2");
    }
    if (version.startsWith("1.16.")) {
      return Finding.ok("chart " + version);
    }
    return version.startsWith("1.") || version.startsWith("0.")
        ? Finding.warning("chart " + version + ": what is checked here is known of 1.16")
        : Finding.problem("chart " + version + " is Flyte 2: another database, other CRDs");
  }

  private static Finding secrets(HelmValues values) {
    List<String> found =
        values.leaves().keySet().stream().filter(key -> SECRET.matcher(key).matches()).toList();
    boolean published = values.leaves().containsValue(PUBLISHED);
    return found.isEmpty()
        ? Finding.ok("none was found")
        : Finding.warning(
            "in clear: "
                + String.join(", ", found.subList(0, Math.min(8, found.size())))
                + (published ? "; one is the published default of flyte-core" : ""));
  }
}
