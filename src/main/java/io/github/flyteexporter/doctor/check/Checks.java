package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Observed;
import java.util.List;
import java.util.stream.Stream;

/** The checks of a Flyte that runs. */
public final class Checks {
  public static final List<Check<Observed>> ALL =
      Stream.of(
              ReachChecks.ALL,
              IngressChecks.ALL,
              AuthChecks.ALL,
              DatabaseChecks.ALL,
              DependencyChecks.ALL,
              PropellerChecks.ALL,
              NamespaceChecks.ALL,
              SettingChecks.ALL,
              VersionChecks.ALL,
              Flyte2Checks.ALL,
              RightsChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Checks() {}

  /** The checks of what was found: Flyte 1, Flyte 2 or both. */
  public static List<Check<Observed>> of(Observed observed) {
    return ALL.stream().filter(check -> WhichFlyte.concerns(observed, check)).toList();
  }
}
