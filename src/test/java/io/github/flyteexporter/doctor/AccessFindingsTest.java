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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Asked.answered(List.of(limits)),
        Asked.unknown("not asked"),
        Asked.unknown("not asked"),
        Asked.unknown("not asked"));
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payments-production Container max cpu 500m   | PROBLEM | max cpu 500m, Flyte's task_resources.defaults.cpu is 2000m
          payments-production Container min memory 1Gi | PROBLEM | min memory 1Gi, Flyte's task_resources.defaults.memory is 200Mi
          payments-production Pod max memory 100Mi     | PROBLEM | Pod max memory 100Mi
          payments-production Container max memory 512Mi | WARNING | limits.memory is 1024Mi: flyteadmin lets tasks ask for it
          payments-production Container max nvidia.com/gpu 1 | WARNING | task_resources were not read
          payments-production Container max cpu 4      | OK | none is in the way
          payments-production PersistentVolumeClaim max storage 1Gi | OK | none is in the way
          kube-system Container max cpu 500m           | OK | none is in the way
          """)
  void boundsOfNamespacesOfProjectsAreCompared(String bound, Result result, String seen)
      throws Exception {
    String[] parts = bound.split(" ", -1);
    ContainerLimit limit =
        new ContainerLimit(parts[0], "small", parts[1], parts[2], parts[3], parts[4]);
    CheckResult found =
        check("core-whole", access(list(true), create(true), limit), "limit-ranges");
    assertThat(found.seen()).contains(seen);
    assertThat(found.result()).isEqualTo(result);
  }
}
