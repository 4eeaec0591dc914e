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
              "the file is of one chart: flyte-binary or flyte-core of 1.16, flyte-binary of Flyte"
                  + " 2",
              "keys of the other chart do nothing",
              "keys at the top that only flyte-binary or only flyte-core has, and keys of Flyte 2",
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
              "unread-keys",
              "the chart reads every key",
              "people believe that they have set something",
              "the keys that the chart's templates read (src/main/resources/charts); what they hand"
                  + " on whole is not looked into",
              "Correct or remove them. Settings of Flyte itself belong below configuration.inline"
                  + " (flyte-core: configmap.core, configmap.adminServer and their neighbours)",
              UnreadKeys::find),
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
                  values.leaves().stream()
                          .anyMatch(
                              one ->
                                  (one.path() + " " + one.text())
                                      .contains("FLYTE_PROPELLER_MANAGER_SHARD_COUNT"))
                      ? Finding.warning("it is set, and has no effect")
                      : Finding.ok("it is not set")));

  public static final List<Check<HelmValues>> ALL =
      Stream.of(GENERAL, BinaryValues.ALL, CoreValues.ALL, Binary2Values.ALL)
          .flatMap(List::stream)
          .toList();

  private ValuesChecks() {}

  /** The checks of a file: those of every chart, and those of its own. */
  public static List<Check<HelmValues>> of(HelmValues values) {
    return Stream.of(
            GENERAL,
            values.isFlyte2() || values.topKeys(Chart.FLYTE_BINARY).isEmpty()
                ? List.<Check<HelmValues>>of()
                : BinaryValues.ALL,
            values.topKeys(Chart.FLYTE_CORE).isEmpty()
                ? List.<Check<HelmValues>>of()
                : CoreValues.ALL,
            values.isFlyte2() ? Binary2Values.ALL : List.<Check<HelmValues>>of())
        .flatMap(List::stream)
        .toList();
  }

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

  private static Finding chart(HelmValues values) {
    List<String> binary = values.topKeys(Chart.FLYTE_BINARY);
    List<String> core = values.topKeys(Chart.FLYTE_CORE);
    if (!binary.isEmpty() && !core.isEmpty()) {
      return Finding.problem(
          "keys of flyte-binary ("
              + String.join(", ", binary)
              + ") and of flyte-core ("
              + String.join(", ", core)
              + "): one of both does nothing");
    }
    if (!values.isFlyte2() && values.looksLikeFlyte2()) {
      return Finding.problem("keys or an image of Flyte 2, for a chart of Flyte 1");
    }
    return values.chart() == Chart.UNKNOWN
        ? Finding.notSeen("no key that only flyte-binary or only flyte-core has")
        : Finding.ok("keys of " + values.chart().label());
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
    if (version.startsWith("1.") || version.startsWith("0.")) {
      return Finding.warning("chart " + version + ": what is checked here is known of 1.16");
    }
    return values.looksLikeFlyte2()
        ? Binary2Values.version(version)
        : Finding.problem("chart " + version + " is Flyte 2: another database, other CRDs");
  }

  private static Finding secrets(HelmValues values) {
    List<String> found =
        values.leaves().stream()
            .map(one -> one.path().toString())
            .filter(key -> SECRET.matcher(key).matches())
            .toList();
    boolean published = values.leaves().stream().anyMatch(one -> one.text().equals(PUBLISHED));
    return found.isEmpty()
        ? Finding.ok("none was found")
        : Finding.warning(
            "in clear: "
                + String.join(", ", found.subList(0, Math.min(8, found.size())))
                + (published ? "; one is the published default of flyte-core" : ""));
  }
}
