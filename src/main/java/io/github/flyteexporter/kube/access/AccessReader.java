package io.github.flyteexporter.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.ContainerLimit;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks what is allowed, one question after the other; blocks. */
public final class AccessReader {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final String AUTHORIZATION = "authorization.k8s.io";
  private static final String REVIEWS = "selfsubjectaccessreviews";

  private final ApiObjects objects;
  private final List<ObjectType> watched;
  private final ControlPlaneLabels labels;
  private final String namespace;

  /** An account of Flyte, the component that runs with it, and what that needs. */
  private record Account(String component, String namespace, String name, List<RbacRule> needs) {}

  /** A question to the API server. */
  private interface Question<T> {
    List<T> ask() throws IOException;
  }

  /**
   * A reader.
   *
   * @param watched what the exporter lists and watches
   * @param labels by which labels Flyte's own pods are known
   * @param namespace the namespace of Flyte itself, empty for all
   */
  public AccessReader(
      ApiServer server, List<ObjectType> watched, ControlPlaneLabels labels, String namespace) {
    this.objects = new ApiObjects(server);
    this.watched = watched;
    this.labels = labels;
    this.namespace = namespace;
  }

  /** All answers; a question that is not answered is unknown. */
  public ClusterAccess read() {
    return new ClusterAccess(
        asked("self-reviews", this::own),
        asked("pods, clusterrolebindings, rolebindings and their roles", this::flyte),
        asked("limitranges", this::limits),
        asked("pods", this::installs),
        asked("customresourcedefinitions", this::types),
        Asked.unknown("port 10254 of no Flyte 2 was asked"));
  }

  private static <T> Asked<T> asked(String what, Question<T> question) {
    try {
      return Asked.answered(question.ask());
    } catch (IOException e) {
      int status = e instanceof ApiFailure failure ? failure.status() : 0;
      return Asked.unknown(
          switch (status) {
            case FORBIDDEN -> "our account may not read " + what;
            case UNAUTHORIZED ->
                "Kubernetes does not accept our credentials: see kubernetes/kube-api";
            default ->
                status <= 0
                    ? "Kubernetes did not answer: see kubernetes/kube-api"
                    : "Kubernetes answered " + status + " for " + what;
          });
    }
  }

  private List<Permission> own() throws IOException {
    List<Permission> all = new ArrayList<>();
    for (ObjectType type : watched) {
      for (String verb : List.of("list", "watch")) {
        JsonNode answer =
            objects.review(
                new RbacRule("create", AUTHORIZATION, REVIEWS),
                "/apis/" + AUTHORIZATION + "/v1/" + REVIEWS,
                review(verb, type));
        all.add(
            new Permission(
                Permission.OWN,
                verb,
                type.group(),
                type.plural(),
                type.namespace(),
                answer.path("status").path("allowed").asBoolean()));
      }
    }
    return all.stream().distinct().toList();
  }

  private static JsonNode review(String verb, ObjectType type) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", AUTHORIZATION + "/v1").put("kind", "SelfSubjectAccessReview");
    review
        .putObject("spec")
        .putObject("resourceAttributes")
        .put("verb", verb)
        .put("group", type.group())
        .put("resource", type.plural())
        .put("namespace", type.namespace());
    return review;
  }

  private List<Permission> flyte() throws IOException {
    Set<Account> accounts = accounts();
    if (accounts.isEmpty()) {
      return List.of();
    }
    RbacGrants grants = new RbacGrants(objects);
    List<Permission> all = new ArrayList<>();
    for (Account account : accounts) {
      for (RbacRule need : account.needs()) {
        all.add(
            new Permission(
                account.namespace() + "/" + account.name(),
                need.verb(),
                need.group(),
                need.resource(),
                "",
                grants.grants(account.namespace(), account.name(), need)));
      }
    }
    return all.stream().distinct().toList();
  }

  private Set<Account> accounts() throws IOException {
    Set<Account> found = new LinkedHashSet<>();
    for (JsonNode pod : pods()) {
      for (String component : components(pod)) {
        List<RbacRule> needs = needs(component, pod);
        if (!needs.isEmpty()) {
          found.add(
              new Account(
                  component,
                  pod.path("metadata").path("namespace").asText(),
                  pod.path("spec").path("serviceAccountName").asText("default"),
                  needs));
        }
      }
    }
    return found;
  }

  private static List<RbacRule> needs(String component, JsonNode pod) {
    List<RbacRule> needs = new ArrayList<>();
    if (FlytePods.second(pod).isPresent()) {
      needs.addAll(FlyteNeeds.FLYTE_2);
      needs.addAll(FlyteNeeds.FLYTE_2_METRICS);
      return needs;
    }
    needs.addAll(FlyteNeeds.BY_COMPONENT.getOrDefault(component, List.of()));
    if (pod.path("spec")
        .path("initContainers")
        .valueStream()
        .anyMatch(one -> FlyteNeeds.MAKES_SECRET.equals(one.path("name").asText()))) {
      needs.addAll(FlyteNeeds.SECRET);
    }
    return needs;
  }

  /** The pods of Flyte itself. */
  private List<JsonNode> pods() throws IOException {
    String where = namespace.isEmpty() ? "" : "namespaces/" + namespace + "/";
    return objects.list(
        new RbacRule("list", "", "pods"),
        "/api/v1/" + where + "pods",
        "labelSelector=%21execution-id%2C%21flyte.org%2Fmanaged&",
        pod -> components(pod).isEmpty() ? List.of() : List.of(pod));
  }

  private List<String> components(JsonNode pod) {
    JsonNode pairs = pod.path("metadata").path("labels");
    return labels.matchesRelease(pairs.path(ControlPlaneLabels.RELEASE).asText(""))
        ? pairs.properties().stream()
            .flatMap(pair -> labels.component(pair.getKey(), pair.getValue().asText()).stream())
            .toList()
        : List.of();
  }

  private List<FlyteInstall> installs() throws IOException {
    List<FlyteInstall> all = new ArrayList<>();
    for (JsonNode pod : pods()) {
      all.add(
          FlytePods.install(
              pod, FlytePods.second(pod).isPresent() ? Flyte2Settings.of(objects, pod) : Map.of()));
    }
    return all;
  }

  private List<String> types() throws IOException {
    String group = "apiextensions.k8s.io";
    RbacRule need = new RbacRule("get", group, "customresourcedefinitions");
    List<String> found = new ArrayList<>();
    for (String name : List.of(ClusterAccess.FLYTE_WORKFLOWS, ClusterAccess.TASK_ACTIONS)) {
      objects
          .find(need, "/apis/" + group + "/v1/customresourcedefinitions", name)
          .ifPresent(one -> found.add(name));
    }
    return found;
  }

  private List<ContainerLimit> limits() throws IOException {
    return objects.list(
        new RbacRule("list", "", "limitranges"), "/api/v1/limitranges", "", AccessReader::limits);
  }

  private static List<ContainerLimit> limits(JsonNode range) {
    JsonNode metadata = range.path("metadata");
    List<ContainerLimit> all = new ArrayList<>();
    for (JsonNode item : range.path("spec").path("limits")) {
      for (String bound : List.of("min", "max")) {
        item.path(bound)
            .properties()
            .forEach(
                quantity ->
                    all.add(
                        new ContainerLimit(
                            metadata.path("namespace").asText(),
                            metadata.path("name").asText(),
                            item.path("type").asText(),
                            bound,
                            quantity.getKey(),
                            quantity.getValue().asText())));
      }
    }
    return all;
  }
}
