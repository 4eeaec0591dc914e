package io.github.flyteexporter.cli;

import ch.qos.logback.classic.Level;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.check.Checks;
import io.github.flyteexporter.doctor.output.ReportFormat;
import io.github.flyteexporter.doctor.values.HelmValues;
import io.github.flyteexporter.doctor.values.ValuesChecks;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.runtime.DoctorRounds;
import io.github.flyteexporter.runtime.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a Flyte once, or a values file. */
@Command(
    name = "doctor",
    description = {
      "Check a Flyte once, within a minute and without an installation: from a laptop with a",
      "kubeconfig or in the cluster. It only reads; it takes the settings of run."
    },
    footer = {"", "Exit codes: 0 ok or warnings, 1 a problem, 2 usage or configuration error."},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DoctorCommand implements Callable<Integer> {
  private static final int CONNECT_MILLIS = 1_000;

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file, as for run.")
  private Path config;

  @Option(
      names = "--namespace",
      paramLabel = "NS",
      description = "Namespace of Flyte's own pods (kubernetes.namespace).")
  private String namespace;

  @Option(
      names = "--release",
      paramLabel = "R",
      description = "Helm release of Flyte (kubernetes.release).")
  private String release;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table (default), json, junit or markdown.")
  private String output;

  @Option(
      names = "--only",
      paramLabel = "AREA",
      split = ",",
      description = "Only these areas: ${COMPLETION-CANDIDATES}.",
      completionCandidates = AreaLabels.class)
  private List<String> only = List.of();

  @Option(
      names = "--values",
      paramLabel = "FILE",
      description = {
        "Check this Helm values file of flyte-binary or flyte-core (1.16) instead, before an",
        "installation."
      })
  private Path values;

  @Option(
      names = "--chart-version",
      paramLabel = "V",
      description = "With --values: the version of the chart that will be installed.")
  private String chartVersion;

  DoctorCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws SettingsException, InterruptedException {
    ReportFormat format = format();
    Set<Area> areas = areas();
    if (chartVersion != null && values == null) {
      throw new UsageException("--chart-version needs --values");
    }
    Report report = values == null ? live(areas) : ofValues();
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.of(report, Instant.now()));
    out.flush();
    return report.exitCode();
  }

  private Report ofValues() throws SettingsException {
    if (!only.isEmpty()) {
      throw new UsageException("--only cannot be used with --values");
    }
    HelmValues read = HelmValues.read(values, Optional.ofNullable(chartVersion));
    return Report.of(ValuesChecks.of(read), read, Set.of());
  }

  private Report live(Set<Area> areas) throws SettingsException, InterruptedException {
    Map<String, String> variables = new HashMap<>(environment);
    put(variables, namespace, "kubernetes", "namespace");
    put(variables, release, "kubernetes", "release");
    variables.putIfAbsent(KeyPath.of("kubernetes", "readConfig").variable(), "true");
    Settings settings = read(variables);
    checkKubeconfig();
    boolean guesses =
        settings.targets().isEmpty() && !environment.containsKey("KUBERNETES_SERVICE_HOST");
    if (guesses) {
      put(variables, Settings.SIDECAR.name(), "targets", KeyPath.step(0), "name");
      put(variables, Settings.SIDECAR.url().toString(), "targets", KeyPath.step(0), "url");
      put(variables, "true", "targets", KeyPath.step(0), "readConfig");
      settings = read(variables);
      if (settings.admin().url().isEmpty() && !listens(DiscoveredTargets.LOCAL_ADMIN)) {
        put(variables, "false", "admin", "enabled");
        settings = read(variables);
        checkThereIsSomething(settings);
      }
    }
    LogSetup.use(false, Level.ERROR);
    Observed observed = new DoctorRounds(settings, environment, guesses).observe();
    return Report.of(Checks.of(observed), observed, areas);
  }

  /** A file that is named and not there would be taken for a cluster that does not answer. */
  private void checkKubeconfig() {
    String named = environment.getOrDefault("KUBECONFIG", "");
    List<String> files = List.of(named.split(File.pathSeparator, -1));
    if (!named.isEmpty() && files.stream().noneMatch(file -> Files.exists(Path.of(file)))) {
      throw new UsageException(
          "KUBECONFIG names "
              + String.join(", ", files)
              + ", which does not exist: name the file that kubectl uses, or unset KUBECONFIG for"
              + " ~/.kube/config");
    }
  }

  /** Without a cluster, a target or a port-forward no check could look. */
  private void checkThereIsSomething(Settings settings) {
    boolean kubernetes =
        settings.kubernetes().enabled()
            && Kubernetes.isAround(environment, Path.of(System.getProperty("user.home", "")));
    if (!kubernetes
        && !listens(Settings.SIDECAR.url())
        && settings.ingress().url().isEmpty()
        && settings.database().host().isEmpty()) {
      throw new UsageException(
          "there is nothing to look at: no kubeconfig (KUBECONFIG, ~/.kube/config), this is no pod,"
              + " and nothing listens on localhost:10254 or localhost:8088. Set KUBECONFIG and"
              + " --namespace, or forward the ports: kubectl -n flyte port-forward"
              + " deploy/flyte-binary 8088 8089 10254");
    }
  }

  /** Whether a server of this machine is there, as behind a port-forward. */
  private static boolean listens(URI url) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Settings read(Map<String, String> variables) throws SettingsException {
    return new SettingsSource(Optional.ofNullable(config), variables).read();
  }

  private static void put(Map<String, String> variables, String value, String... path) {
    if (value != null) {
      variables.put(KeyPath.of(path).variable(), value);
    }
  }

  private ReportFormat format() {
    return Arrays.stream(ReportFormat.values())
        .filter(one -> one.toString().equals(output))
        .findFirst()
        .orElseThrow(() -> new UsageException("--output is one of table, json, junit, markdown"));
  }

  private Set<Area> areas() {
    Set<Area> areas = EnumSet.noneOf(Area.class);
    for (String label : only) {
      areas.add(
          Area.of(label)
              .filter(area -> area != Area.VALUES)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--only: there is no area '"
                              + label
                              + "'; there are "
                              + new AreaLabels().text())));
    }
    return areas;
  }

  /** The areas that can be chosen. */
  static final class AreaLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Area.values())
          .filter(area -> area != Area.VALUES)
          .map(Area::label)
          .iterator();
    }

    String text() {
      return Arrays.stream(Area.values())
          .filter(area -> area != Area.VALUES)
          .map(Area::label)
          .collect(Collectors.joining(", "));
    }
  }
}
