package io.github.flyteexporter.kube.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.ContainerLimit;
import org.junit.jupiter.api.Test;

/** What is asked for and understood of permissions, against an API server. */
class AccessReaderIT extends AccessReaderFixture {
  @Test
  void asksOnlyWithReadsAndSelfReviews() throws Exception {
    read();
    assertThat(asked)
        .isNotEmpty()
        .allMatch(
            one ->
                one.startsWith("GET ")
                    || one.equals("POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews"));
  }

  @Test
  void ourMissingPermissionsAreNamed() throws Exception {
    assertThat(missing(read().own().answers()))
        .containsExactly(
            "list leases.coordination.k8s.io in namespace flyte",
            "watch leases.coordination.k8s.io in namespace flyte");
  }

  @Test
  void flyteHasWhatItsRoleGrants() throws Exception {
    ClusterAccess access = read();
    assertThat(access.flyte().answers()).hasSizeGreaterThan(8);
    assertThat(missing(access.flyte().answers())).isEmpty();
  }

  @Test
  void flyteLacksWhatItsRoleDoesNotGrant() throws Exception {
    verbs = "\"get\",\"list\",\"watch\",\"delete\"";
    assertThat(missing(read().flyte().answers())).containsExactly("create pods");
  }

  @Test
  void aGroupOfServiceAccountsIsUnderstoodAndAnotherAccountIsNot() throws Exception {
    subject = BINDING.formatted("Group", "system:serviceaccounts:flyte");
    assertThat(missing(read().flyte().answers())).isEmpty();
    subject = BINDING.formatted("ServiceAccount", "default");
    assertThat(missing(read().flyte().answers()))
        .contains("create pods", "update flyteworkflows.flyte.lyft.com");
  }

  @Test
  void limitRangesAreRead() throws Exception {
    assertThat(read().limits().answers())
        .containsExactly(
            new ContainerLimit("payments-production", "small", "Container", "max", "cpu", "500m"));
  }

  @Test
  void whatIsForbiddenIsUnknownAndNotMissing() throws Exception {
    status = 403;
    ClusterAccess access = read();
    assertThat(access.own().isKnown()).isFalse();
    assertThat(access.flyte().unknown()).contains("may not read", "clusterrolebindings");
    assertThat(access.limits().unknown()).isEqualTo("our account may not read limitranges");
  }
}
