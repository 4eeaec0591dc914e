package io.github.flyteexporter.kube.access;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.Permission;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server with a Flyte, its role and its limits, and what is read from it. */
abstract class AccessReaderFixture {
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

  static final String BINDING =
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

  private static final String CONFIG_MAP =
      """
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"flyte-config","namespace":"flyte"},
       "data":{"000-core.yaml":"logger: {level: 1}\\nruns: {storagePrefix: 's3://flyte-data'}",
        "003-storage.yaml":"storage: {container: ours}",
        "100-inline-config.yaml":"logger: {level: 4}\\nauth: {secret: c4n4ry}"}}\
      """;

  /** The method and path of each request. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** What the role grants on pods. */
  volatile String verbs = "\"create\",\"get\",\"list\",\"watch\",\"delete\"";

  /** The binding of the role. */
  volatile String subject = BINDING.formatted("ServiceAccount", "flyte-binary");

  /** The status code of its answers. */
  volatile int status = 200;

  /** The pods that it lists. */
  volatile String pods = POD;

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

  /** Reads from the API server as it answers now. */
  ClusterAccess read() throws Exception {
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

  /** The permissions that are not granted. */
  static List<String> missing(List<Permission> all) {
    return all.stream().filter(one -> !one.granted()).map(Permission::toString).toList();
  }
}
