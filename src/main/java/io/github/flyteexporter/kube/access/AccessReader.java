package io.github.flyteexporter.kube.access;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.ContainerLimit;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.Permission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks what is allowed, one question after the other; blocks.
 *
 * @param watched what the exporter lists and watches
 * @param labels by which labels Flyte's own pods are known
 * @param namespace the namespace of Flyte itself, empty for all
 */
public record AccessReader(
    KubernetesClient client,
    List<ObjectType> watched,
    ControlPlaneLabels labels,
    String namespace) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** An account of Flyte, the component that runs with it, and what that needs. */
  private record Account(String component, String namespace, String name, List<RbacRule> needs) {}

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

  private static <T> Asked<T> asked(String what, Supplier<List<T>> question) {
    try {
      return Asked.answered(question.get());
    } catch (KubernetesClientException e) {
      return Asked.unknown(
          switch (e.getCode()) {
            case FORBIDDEN -> "our account may not read " + what;
            case UNAUTHORIZED ->
                "Kubernetes does not accept our credentials: see kubernetes/kube-api";
            default ->
                e.getCode() <= 0
                    ? "Kubernetes did not answer: see kubernetes/kube-api"
                    : "Kubernetes answered " + e.getCode() + " for " + what;
          });
    }
  }

  private List<Permission> own() {
    List<Permission> all = new ArrayList<>();
    for (ObjectType type : watched) {
      for (String verb : List.of("list", "watch")) {
        SelfSubjectAccessReview review =
            new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(type.group())
                .withResource(type.plural())
                .withNamespace(type.namespace())
                .endResourceAttributes()
                .endSpec()
                .build();
        SelfSubjectAccessReview answer =
            client.authorization().v1().selfSubjectAccessReview().create(review);
        all.add(
            new Permission(
                Permission.OWN,
                verb,
                type.group(),
                type.plural(),
                type.namespace(),
                answer.getStatus() != null
                    && Boolean.TRUE.equals(answer.getStatus().getAllowed())));
      }
    }
    return all.stream().distinct().toList();
  }

  private List<Permission> flyte() {
    Set<Account> accounts = accounts();
    if (accounts.isEmpty()) {
      return List.of();
    }
    RbacGrants grants = new RbacGrants(client);
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

  private Set<Account> accounts() {
    Set<Account> found = new LinkedHashSet<>();
    for (Pod pod : pods()) {
      String account = pod.getSpec() == null ? null : pod.getSpec().getServiceAccountName();
      for (String component : components(pod)) {
        List<RbacRule> needs = needs(component, pod);
        if (!needs.isEmpty()) {
          found.add(
              new Account(
                  component,
                  pod.getMetadata().getNamespace(),
                  account == null ? "default" : account,
                  needs));
        }
      }
    }
    return found;
  }

  private static List<RbacRule> needs(String component, Pod pod) {
    List<RbacRule> needs = new ArrayList<>();
    if (FlytePods.second(pod).isPresent()) {
      needs.addAll(FlyteNeeds.FLYTE_2);
      needs.addAll(FlyteNeeds.FLYTE_2_METRICS);
      return needs;
    }
    needs.addAll(FlyteNeeds.BY_COMPONENT.getOrDefault(component, List.of()));
    if (pod.getSpec() != null
        && pod.getSpec().getInitContainers().stream()
            .anyMatch(one -> FlyteNeeds.MAKES_SECRET.equals(one.getName()))) {
      needs.addAll(FlyteNeeds.SECRET);
    }
    return needs;
  }

  /** The pods of Flyte itself. */
  private List<Pod> pods() {
    List<Pod> pods =
        namespace.isEmpty()
            ? client.pods().inAnyNamespace().withoutLabel("execution-id").list().getItems()
            : client.pods().inNamespace(namespace).withoutLabel("execution-id").list().getItems();
    return pods.stream().filter(pod -> !components(pod).isEmpty()).toList();
  }

  private List<String> components(Pod pod) {
    Map<String, String> pairs = pod.getMetadata().getLabels();
    return pairs == null
            || !labels.matchesRelease(pairs.getOrDefault(ControlPlaneLabels.RELEASE, ""))
        ? List.of()
        : pairs.entrySet().stream()
            .flatMap(pair -> labels.component(pair.getKey(), pair.getValue()).stream())
            .toList();
  }

  private List<FlyteInstall> installs() {
    return pods().stream()
        .map(
            pod ->
                FlytePods.install(
                    pod,
                    FlytePods.second(pod).isPresent() ? Flyte2Settings.of(client, pod) : Map.of()))
        .toList();
  }

  private List<String> types() {
    return Stream.of(ClusterAccess.FLYTE_WORKFLOWS, ClusterAccess.TASK_ACTIONS)
        .filter(
            name ->
                client.apiextensions().v1().customResourceDefinitions().withName(name).get()
                    != null)
        .toList();
  }

  private List<ContainerLimit> limits() {
    List<ContainerLimit> all = new ArrayList<>();
    for (LimitRange range : client.limitRanges().inAnyNamespace().list().getItems()) {
      for (LimitRangeItem item : range.getSpec().getLimits()) {
        add(all, range, item, "min", item.getMin());
        add(all, range, item, "max", item.getMax());
      }
    }
    return all;
  }

  private static void add(
      List<ContainerLimit> all,
      LimitRange range,
      LimitRangeItem item,
      String bound,
      Map<String, Quantity> quantities) {
    if (quantities != null) {
      quantities.forEach(
          (resource, quantity) ->
              all.add(
                  new ContainerLimit(
                      range.getMetadata().getNamespace(),
                      range.getMetadata().getName(),
                      item.getType(),
                      bound,
                      resource,
                      quantity.toString())));
    }
  }
}
