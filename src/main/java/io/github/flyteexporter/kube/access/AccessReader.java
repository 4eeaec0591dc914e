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
import io.github.flyteexporter.reading.access.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks what is allowed, one question after the other; blocks. */
public final class AccessReader {
  private static final int FORBIDDEN = 403;
  private static final String AUTHORIZATION = "authorization.k8s.io";
  private static final String REVIEWS = "selfsubjectaccessreviews";

  private final ApiObjects objects;
  private final List<ObjectType> watched;
  private final ControlPlaneLabels labels;
  private final String namespace;

  /** An account of Flyte and the component that runs with it. */
  private record Account(String component, String namespace, String name) {}

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
        asked("limitranges", this::limits));
  }

  private static <T> Asked<T> asked(String what, Question<T> question) {
    try {
      return Asked.answered(question.ask());
    } catch (IOException e) {
      int status = e instanceof ApiFailure failure ? failure.status() : 0;
      return Asked.unknown(
          status == FORBIDDEN
              ? "our account may not read " + what
              : "Kubernetes did not answer for "
                  + what
                  + (status == 0 ? "" : ": status " + status));
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
      for (RbacRule need : FlyteNeeds.BY_COMPONENT.get(account.component())) {
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
    String where = namespace.isEmpty() ? "" : "namespaces/" + namespace + "/";
    return new LinkedHashSet<>(
        objects.list(
            new RbacRule("list", "", "pods"),
            "/api/v1/" + where + "pods",
            "labelSelector=%21execution-id&",
            this::accounts));
  }

  private List<Account> accounts(JsonNode pod) {
    JsonNode metadata = pod.path("metadata");
    JsonNode pairs = metadata.path("labels");
    if (!labels.matchesRelease(pairs.path(ControlPlaneLabels.RELEASE).asText())) {
      return List.of();
    }
    String account = pod.path("spec").path("serviceAccountName").asText("default");
    return pairs.properties().stream()
        .flatMap(pair -> labels.component(pair.getKey(), pair.getValue().asText()).stream())
        .filter(FlyteNeeds.BY_COMPONENT::containsKey)
        .map(component -> new Account(component, metadata.path("namespace").asText(), account))
        .toList();
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
