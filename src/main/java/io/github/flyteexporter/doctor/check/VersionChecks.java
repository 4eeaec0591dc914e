package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.signal.catalogue.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which versions run, and what an upgrade would bring. */
final class VersionChecks {
  private static final Set<String> MOVING = Set.of("latest", "");
  private static final Set<String> UNKNOWN = Set.of("unknown", "");
  private static final Pattern NUMBERED = Pattern.compile("v?\\d+\\.\\d+\\.\\d+.*");
  private static final Pattern SECOND = Pattern.compile("v?2\\.\\d+\\..*");

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.VERSIONS,
              "versions",
              "all parts of Flyte have one version",
              "parts of different versions misunderstand each other",
              "tags of images but the console's, which counts its own, and what processes report",
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
                    ? Finding.warning("%.0f families are missing from a target".formatted(missing))
                    : DependencyChecks.pagesRead(observed, "no family is missing");
              }),
          new Check<>(
              Area.UPGRADE,
              "flyte-2",
              "it is clear which Flyte runs",
              "chart and repository of flyte-binary are shared: an upgrade without --version brings"
                  + " Flyte 2, with another database and other CRDs",
              "images, ports and args of Flyte's pods, CustomResourceDefinitions, the page of port"
                  + " 10254 and flyteadmin's services",
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
                .filter(one -> !UNKNOWN.contains(one.labels().get("version")))
                .map(one -> one.labels().get("component") + " " + one.labels().get("version"))
                .collect(Collectors.toCollection(TreeSet::new)));
    long tags =
        observed.set("flyte_control_plane_image_info").stream()
            .filter(one -> !one.labels().get("component").equals("flyteconsole"))
            .map(one -> one.labels().get("version"))
            .filter(tag -> NUMBERED.matcher(tag).matches() && !SECOND.matcher(tag).matches())
            .distinct()
            .count();
    if (tags > 1 || observed.most("flyte_component_versions").orElse(0) > 1) {
      return Finding.warning(seen);
    }
    return seen.isEmpty() ? Finding.notSeen("no part says its version") : Finding.ok(seen);
  }

  private static Finding flyte2(Observed observed) {
    List<FlyteInstall> second = WhichFlyte.second(observed);
    if (!second.isEmpty()) {
      return beside(observed, second, WhichFlyte.first(observed));
    }
    return WhichFlyte.hasType(observed, ClusterAccess.TASK_ACTIONS)
            && WhichFlyte.first(observed).isEmpty()
        ? Finding.warning("Kubernetes knows TaskActions of Flyte 2, and no pod of Flyte was found")
            .withAction(
                "kubectl get pods -A -l app.kubernetes.io/name=flyte-binary; give --namespace and"
                    + " --release")
        : unexpected(observed);
  }

  private static Finding beside(
      Observed observed, List<FlyteInstall> second, List<FlyteInstall> first) {
    String seen = "Flyte 2: " + Judging.lines(second, one -> one.where() + " " + one.version());
    if (first.isEmpty()) {
      return WhichFlyte.hasType(observed, ClusterAccess.FLYTE_WORKFLOWS)
          ? Finding.warning(
                  seen + "; the CustomResourceDefinition of a Flyte 1 is there, without a pod")
              .withAction(
                  "If an upgrade brought Flyte 2: helm rollback, and pin --version of the chart. If"
                      + " Flyte 1 is gone for good, remove its CustomResourceDefinition")
          : Finding.ok(seen);
    }
    String both = seen + "; Flyte 1: " + Judging.lines(first, FlyteInstall::where);
    if (first.stream().anyMatch(one -> second.stream().anyMatch(two -> isOneRelease(one, two)))) {
      return Finding.problem(both + "; one release has pods of both")
          .withAction("Finish or roll back the upgrade: helm history, helm rollback");
    }
    return first.stream()
            .anyMatch(
                one -> second.stream().anyMatch(two -> one.namespace().equals(two.namespace())))
        ? Finding.warning(both + "; in one namespace, with the same labels")
            .withAction(
                "Name one with --release (kubernetes.release), or separate their namespaces")
        : Finding.ok(both);
  }

  private static boolean isOneRelease(FlyteInstall one, FlyteInstall two) {
    return one.namespace().equals(two.namespace())
        && !one.release().isEmpty()
        && one.release().equals(two.release());
  }

  private static Finding unexpected(Observed observed) {
    List<String> images =
        observed.set("flyte_control_plane_image_info").stream()
            .filter(one -> SECOND.matcher(one.labels().get("version")).matches())
            .map(one -> one.labels().get("component") + " runs " + one.labels().get("version"))
            .toList();
    if (!images.isEmpty()) {
      return Finding.problem(Judging.lines(images, one -> one));
    }
    List<String> sure = failures(observed, "this is Flyte 2");
    if (!sure.isEmpty()) {
      return Finding.problem(Judging.lines(sure, one -> one));
    }
    List<String> maybe = failures(observed, "Flyte 2");
    return maybe.isEmpty()
        ? DependencyChecks.pagesRead(observed, "port 10254 is one of Flyte 1")
        : Finding.warning(Judging.lines(maybe, one -> one));
  }

  private static List<String> failures(Observed observed, String words) {
    return Stream.of("scrape", "admin")
        .flatMap(source -> observed.newest(source).stream())
        .filter(one -> one.failure().filter(why -> why.detail().contains(words)).isPresent())
        .map(Observed::why)
        .toList();
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
