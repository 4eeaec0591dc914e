package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.check.Checks;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.ContainerLimit;
import io.github.flyteexporter.reading.access.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found in the answers about permissions and limits. */
class AccessFindingsTest {
  private static final Permission LEASES =
      new Permission("flyte/p", "get", "coordination.k8s.io", "leases", "", false);

  private static CheckResult check(String recording, ClusterAccess access, String name)
      throws Exception {
    Observed observed = RecordedFlyte.observed(RecordedFlyte.rounds(recording, 110), access);
    return Report.of(Checks.ALL, observed, Set.of()).results().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ClusterAccess access(Permission own, Permission flyte, ContainerLimit... limits) {
    return new ClusterAccess(
        Asked.answered(List.of(own)),
        Asked.answered(List.of(flyte)),
        Asked.answered(List.of(limits)));
  }

  private static Permission create(boolean granted) {
    return new Permission("flyte/flytepropeller", "create", "", "pods", "", granted);
  }

  private static Permission list(boolean granted) {
    return new Permission(Permission.OWN, "list", "", "pods", "", granted);
  }

  @Test
  void aMissingPermissionIsAProblemOfWhoLacksIt() throws Exception {
    ClusterAccess access = access(list(false), create(false));
    assertThat(check("core-whole", access, "our-rights").seen())
        .isEqualTo("own account may not list pods");
    CheckResult flyte = check("core-whole", access, "flyte-rights");
    assertThat(flyte.seen()).isEqualTo("flyte/flytepropeller may not create pods");
    assertThat(flyte.result()).isEqualTo(Result.PROBLEM);
  }

  @Test
  void grantedPermissionsAreOk() throws Exception {
    ClusterAccess access = access(list(true), create(true));
    assertThat(check("core-whole", access, "our-rights").result()).isEqualTo(Result.OK);
    assertThat(check("core-whole", access, "flyte-rights").result()).isEqualTo(Result.OK);
  }

  @Test
  void leasesAreNeededByWhoElectsALeader() throws Exception {
    assertThat(check("core-whole", access(list(true), LEASES), "flyte-rights").result())
        .isEqualTo(Result.PROBLEM);
    assertThat(check("healthy", access(list(true), LEASES), "flyte-rights").result())
        .isNotEqualTo(Result.PROBLEM);
  }

  @Test
  void aMaximumInANamespaceOfProjectsIsReported() throws Exception {
    ContainerLimit here =
        new ContainerLimit("payments-production", "small", "Container", "max", "cpu", "500m");
    ContainerLimit elsewhere =
        new ContainerLimit("kube-system", "small", "Container", "max", "cpu", "500m");
    assertThat(check("core-whole", access(list(true), create(true), here), "limit-ranges"))
        .satisfies(one -> assertThat(one.result()).isEqualTo(Result.WARNING))
        .satisfies(one -> assertThat(one.seen()).contains("payments-production/small: Container"));
    assertThat(
            check("core-whole", access(list(true), create(true), elsewhere), "limit-ranges")
                .result())
        .isEqualTo(Result.OK);
  }
}
