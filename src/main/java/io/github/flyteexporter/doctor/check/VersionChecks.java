package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.doctor.Result;
import io.github.flyteexporter.signal.catalogue.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which versions run, and what an upgrade would bring. */
final class VersionChecks {
  private static final Set<String> MOVING = Set.of("latest", "");

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.VERSIONS,
              "versions",
              "all parts of Flyte have one version",
              "parts of different versions misunderstand each other",
              "tags of images, and what processes report",
              "Finish the upgrade, or roll it back: all components together",
              VersionChecks::versions),
          new Check<>(
              Area.VERSIONS,
              "missing-series",
              "Flyte exposes the series that are read",
              "a version that renamed them is seen in part only",
              "series that a detected component should expose and does not",
              "Use a version of the exporter that knows this Flyte (1.16)",
              observed -> {
                double missing = observed.most("flyte_exporter_missing_families").orElse(0);
                return missing > 0
                    ? Finding.warning(
                        "%.0f families are missing from a target".formatted(missing))
                    : DependencyChecks.pagesRead(observed);
              }),
          new Check<>(
              Area.UPGRADE,
              "flyte-2",
              "this is Flyte 1",
              "nothing here is known of Flyte 2, and its database and CRDs are others",
              "the page of port 10254 and flyteadmin's services",
              "If an upgrade brought it: helm rollback, and pin --version of the chart",
              VersionChecks::flyte2),
          new Check<>(
              Area.UPGRADE,
              "image-pinned",
              "images have a fixed tag",
              "the next restart may bring another version, Flyte 2 too: chart and repository of"
                  + " flyte-binary are shared",
              "the tag latest, which the chart flyte-binary has by default",
              "Set deployment.image.tag, and upgrade with --version only",
              VersionChecks::pinned));

  private VersionChecks() {}

  private static Finding versions(Observed observed) {
    String seen =
        String.join(
            "; ",
            Stream.of("flyte_control_plane_image_info", "flyte_component_info")
                .flatMap(name -> observed.set(name).stream())
                .filter(one -> !one.labels().get("version").isEmpty())
                .map(one -> one.labels().get("component") + " " + one.labels().get("version"))
                .collect(Collectors.toCollection(TreeSet::new)));
    if (observed.most("flyte_component_versions").orElse(0) > 1) {
      return Finding.warning(seen);
    }
    return seen.isEmpty() ? Finding.notSeen("no part says its version") : Finding.ok(seen);
  }

  private static Finding flyte2(Observed observed) {
    List<String> said =
        Stream.of("scrape", "admin")
            .flatMap(source -> observed.newest(source).stream())
            .filter(one -> one.failure().filter(why -> why.detail().contains("Flyte 2")).isPresent())
            .map(Observed::why)
            .toList();
    if (!said.isEmpty()) {
      return Finding.problem(Judging.lines(said, one -> one));
    }
    return DependencyChecks.pagesRead(observed).result() == Result.OK
        ? Finding.ok("port 10254 is one of Flyte 1")
        : Finding.notSeen("no page of Flyte was read");
  }

  private static Finding pinned(Observed observed) {
    List<Value> images = observed.set("flyte_control_plane_image_info");
    if (images.isEmpty()) {
      return Judging.unreadable(observed, "control-plane-pods")
          .orElse(Finding.notSeen("no tag of an image was read"));
    }
    List<Value> moving =
        images.stream().filter(one -> MOVING.contains(one.labels().get("version"))).toList();
    return moving.isEmpty()
        ? Finding.ok(
            Judging.lines(
                images, one -> one.labels().get("component") + ":" + one.labels().get("version")))
        : Finding.warning(
            Judging.lines(moving, one -> one.labels().get("component") + " runs the tag latest"));
  }
}
