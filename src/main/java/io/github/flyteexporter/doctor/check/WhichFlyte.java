package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.FlyteInstall;
import java.util.List;
import java.util.Set;

/** Which Flytes were found, and which checks are about them. */
final class WhichFlyte {
  /** Checks that are about Kubernetes, the database or us, whichever Flyte there is. */
  private static final Set<String> OF_BOTH =
      Set.of(
          "database",
          "database-writable",
          "database-connections",
          "database-locks",
          "webhook-configured",
          "webhook-certificate",
          "webhook",
          "kube-api",
          "flyte-rights",
          "pods",
          "restarts",
          "flyte-2",
          "image-pinned",
          "our-rights");

  private WhichFlyte() {}

  /** The pods of Flyte 2. */
  static List<FlyteInstall> second(Observed observed) {
    return observed.access().installs().answers().stream().filter(FlyteInstall::second).toList();
  }

  /** The pods of Flyte 1. */
  static List<FlyteInstall> first(Observed observed) {
    return observed.access().installs().answers().stream().filter(one -> !one.second()).toList();
  }

  /** Whether Kubernetes knows objects of this type of Flyte. */
  static boolean hasType(Observed observed, String type) {
    return observed.access().types().answers().contains(type);
  }

  /** Whether a check is about what was found. */
  static boolean concerns(Observed observed, Check<Observed> check) {
    boolean second =
        !second(observed).isEmpty()
            || (hasType(observed, ClusterAccess.TASK_ACTIONS)
                && !hasType(observed, ClusterAccess.FLYTE_WORKFLOWS));
    boolean first = !second || !first(observed).isEmpty() || anyPage(observed);
    return check.area() == Area.FLYTE_2 ? second : first || OF_BOTH.contains(check.name());
  }

  private static boolean anyPage(Observed observed) {
    return observed.newest(ScrapeSamples.SOURCE).stream().anyMatch(Reading::ok);
  }

  /** The ports of Flyte 1. */
  static List<Reading> ports(Observed observed) {
    List<String> others = second(observed).stream().map(FlyteInstall::pod).toList();
    return observed.newest(ScrapeSamples.SOURCE).stream()
        .filter(port -> !others.contains(port.id().target()))
        .toList();
  }

  /** Whether it is known which pods there are. */
  static boolean isKnown(Observed observed) {
    Asked<FlyteInstall> asked = observed.access().installs();
    return asked.isKnown() && !asked.answers().isEmpty();
  }
}
