package io.github.flyteexporter.kube.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.ContainerLimit;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.Permission;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for and understood of permissions, against an API server. */
class AccessReaderIT {
  private static final String POD =
      """
      {"metadata":{"name":"flyte-binary-0","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyte-binary"}},
       "spec":{"serviceAccountName":"flyte-binary"}}\
      """;

  private static final String ROLE =
      """
      {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole",
       "metadata":{"name":"flyte-binary-cluster-role"},"rules":[
        {"apiGroups":["flyte.lyft.com"],"resources":["flyteworkflows"],"verbs":["*"]},
        {"apiGroups":[""],"resources":["namespaces","secrets"],
         "verbs":["create","get","list","patch","update"]},
        {"apiGroups":["admissionregistration.k8s.io"],
         "resources":["mutatingwebhookconfigurations"],"verbs":["create","get","update"]},
        {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"verbs":["*"]},
        {"apiGroups":[""],"resources":["pods"],"verbs":[%s]}]}\
      """;

  private static final String BINDING =
      """
      {"metadata":{"name":"flyte"},
       "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole",
        "name":"flyte-binary-cluster-role"},
       "subjects":[{"kind":"%s","name":"%s","namespace":"flyte"}]}\
      """;

  private static final String LIMITS =
      """
      {"metadata":{"name":"small","namespace":"payments-production"},
       "spec":{"limits":[{"type":"Container","max":{"cpu":"500m"}}]}}\
      """;

  /** As the chart flyte-binary v2.0.43 makes it. */
  private static final String POD_2 =
      """
      {"metadata":{"name":"flyte-two-0","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyte-binary","app.kubernetes.io/instance":"two"}},
       "spec":{"serviceAccountName":"flyte-binary",
        "volumes":[{"name":"config","projected":{"sources":[{"configMap":{"name":"flyte-config"}}]}},
         {"name":"kube","projected":{"sources":[{"configMap":{"name":"kube-root-ca.crt"}}]}}],
        "containers":[{"name":"flyte","image":"%s","args":["--config","/etc/flyte/config.d/*.yaml"],
         "ports":[{"name":"http","containerPort":8090}],
         "readinessProbe":{"httpGet":{"path":"/healthz","port":"http"}}}]},
       "status":{"podIP":"10.1.2.3"}}\
      """;

  private static final String CONFIG_MAP =
      """
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"flyte-config","namespace":"flyte"},
       "data":{"000-core.yaml":"logger: {level: 1}\\nruns: {storagePrefix: 's3://flyte-data'}",
        "003-storage.yaml":"storage: {container: ours}",
        "100-inline-config.yaml":"logger: {level: 4}\\nauth: {secret: c4n4ry}"}}\
      """;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String verbs = "\"create\",\"get\",\"list\",\"watch\",\"delete\"";
  private volatile String subject = BINDING.formatted("ServiceAccount", "flyte-binary");
  private volatile int status = 200;
  private volatile String pods = POD;

  private void answer(HttpServerRequest request) {
    asked.add(request.method() + " " + request.path());
    if (status != 200) {
      request.response().setStatusCode(status).end();
    } else if (request.path().endsWith("/selfsubjectaccessreviews")) {
      request.body().onSuccess(body -> review(request, body.toString()));
    } else if (request.path().endsWith("/pods")) {
      list(request, pods);
    } else if (request.path().contains("/customresourcedefinitions/")) {
      type(request);
    } else if (request.path().endsWith("/configmaps/flyte-config")) {
      ScriptedApiServer.json(request, CONFIG_MAP);
    } else if (request.path().endsWith("/clusterrolebindings")) {
      list(request, subject);
    } else if (request.path().endsWith("/limitranges")) {
      list(request, LIMITS);
    } else if (request.path().endsWith("/clusterroles/flyte-binary-cluster-role")) {
      ScriptedApiServer.json(request, ROLE.formatted(verbs));
    } else {
      list(request);
    }
  }

  private static void type(HttpServerRequest request) {
    if (request.path().endsWith("/taskactions.flyte.org")) {
      ScriptedApiServer.json(
          request,
          "{\"apiVersion\":\"apiextensions.k8s.io/v1\",\"kind\":\"CustomResourceDefinition\","
              + "\"metadata\":{\"name\":\"taskactions.flyte.org\"}}");
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  private static void list(HttpServerRequest request, String... items) {
    ScriptedApiServer.json(
        request,
        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
            + String.join(",", items)
            + "]}");
  }

  private static void review(HttpServerRequest request, String body) {
    boolean allowed = !body.contains("\"resource\":\"leases\"");
    request.response().setStatusCode(201).putHeader("Content-Type", "application/json");
    request
        .response()
        .end(
            "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\","
                + "\"spec\":{},\"status\":{\"allowed\":"
                + allowed
                + "}}");
  }

  private ClusterAccess read() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = this::answer;
      try (ApiConnection client = new ApiConnection(ApiAccess.to(server.url()))) {
        return new AccessReader(
                new ApiServer(client, asked -> {}),
                List.of(
                    new ObjectType("", "v1", "pods", "execution-id"),
                    new ObjectType("coordination.k8s.io", "v1", "leases", "").in("flyte")),
                ControlPlaneLabels.CHARTS,
                "flyte")
            .read();
      }
    }
  }

  private static List<String> missing(List<Permission> all) {
    return all.stream().filter(one -> !one.granted()).map(Permission::toString).toList();
  }

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

  @ParameterizedTest
  @CsvSource({
    "cr.flyte.org/flyteorg/flyte-binary-v2:v2.0.43, v2.0.43",
    "mirror.example.com:5000/platform/flyte:v2.1.0@sha256:00, v2.1.0",
    "mirror.example.com:5000/platform/orchestrator, ''"
  })
  void flyte2IsRecognisedWhateverItsImageIsCalled(String image, String version) throws Exception {
    pods = POD_2.formatted(image);
    ClusterAccess access = read();
    assertThat(access.installs().answers())
        .singleElement()
        .isEqualTo(
            new FlyteInstall(
                true,
                "flyte",
                "two",
                "flyte-two-0",
                version,
                "10.1.2.3",
                "/healthz",
                Map.of(
                    "logger.level", "4",
                    "runs.storagePrefix", "s3://flyte-data",
                    "storage.container", "ours")));
    assertThat(access.types().answers()).containsExactly("taskactions.flyte.org");
    assertThat(missing(access.flyte().answers()))
        .contains("create tokenreviews.authentication.k8s.io", "create taskactions.flyte.org")
        .doesNotContain("create pods");
    assertThat(access.toString()).doesNotContain("c4n4ry");
  }

  @Test
  void flyte1IsNotTakenForFlyte2() throws Exception {
    assertThat(read().installs().answers())
        .singleElement()
        .satisfies(one -> assertThat(one.second()).isFalse());
  }
}
