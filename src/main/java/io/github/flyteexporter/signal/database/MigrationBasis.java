package io.github.flyteexporter.signal.database;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.kube.FromKube;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The version with whose migrations the applied ones are compared: that of the running flyteadmin
 * if exactly one is known, otherwise the newest that the exporter has a list of, because most
 * images of Flyte do not know their version (trap 17) and an upgrade has two.
 *
 * @param version a version that there is a list of
 * @param why {@code running} or {@code newest_known}
 */
record MigrationBasis(String version, String why) {
  private static final Pattern VERSION = Pattern.compile("v?(\\d+\\.\\d+\\.\\d+.*)");

  /** Parts of Flyte that migrate: flyte v1.16.8, flyteadmin/pkg/server/initialize.go. */
  private static final Set<String> MIGRATE = Set.of("flyteadmin", "flyte_binary");

  /** Passes on the samples of the version that is compared with, with it as labels or without. */
  static SignalReader reader(String name, boolean labeled) {
    return (view, out) ->
        of(view)
            .ifPresent(
                basis ->
                    FromDatabase.samples(view, name, false).stream()
                        .filter(one -> one.labels().get("version").equals(basis.version))
                        .forEach(
                            one -> out.emit(labeled ? basis.labels() : Labels.NONE, one.value())));
  }

  /** The version to compare with; empty if the exporter has no list for the version that runs. */
  static Optional<MigrationBasis> of(RoundView view) {
    List<String> known =
        FromDatabase.samples(view, DatabaseSamples.KNOWN, false).stream()
            .map(one -> one.labels().get("version"))
            .toList();
    Set<String> running =
        Stream.concat(pages(view), images(view))
            .map(VERSION::matcher)
            .filter(Matcher::matches)
            .map(version -> version.group(1))
            .collect(Collectors.toSet());
    if (running.size() == 1) {
      return running.stream()
          .filter(known::contains)
          .map(version -> new MigrationBasis(version, "running"))
          .findFirst();
    }
    return known.stream()
        .reduce((older, newer) -> newer)
        .map(version -> new MigrationBasis(version, "newest_known"));
  }

  private Labels labels() {
    return Labels.of("version", version, "basis", why);
  }

  private static Stream<String> pages(RoundView view) {
    return view.pages().stream()
        .filter(page -> Component.on(page).contains(Component.FLYTEADMIN))
        .map(Reading::samples)
        .flatMap(samples -> samples.all(ScrapeSamples.VERSION).stream())
        .map(sample -> sample.labels().get("version"));
  }

  private static Stream<String> images(RoundView view) {
    return FromKube.samples(view, KubeSamples.CONTROL_IMAGE).stream()
        .map(Sample::labels)
        .filter(labels -> MIGRATE.contains(labels.get("component")))
        .map(labels -> labels.get("version"));
  }
}
