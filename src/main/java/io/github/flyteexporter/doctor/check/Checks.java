package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Observed;
import java.util.List;
import java.util.stream.Stream;

/** All checks of a Flyte that runs. */
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
              RightsChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Checks() {}
}
