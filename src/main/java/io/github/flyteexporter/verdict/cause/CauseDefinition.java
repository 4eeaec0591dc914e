package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * All that is said about one cause.
 *
 * @param meaning what is the matter, in words
 * @param nodes which are this cause when they are bad; none for {@link Cause#UNKNOWN}
 * @param byPort how early it is detected once its function is impaired, by port 10254 alone
 * @param withKubernetes the same with Kubernetes, and flyteadmin's API where that shows it
 * @param facts the strongest first; others follow in the order of {@link Fact}
 * @param action the first action, with the names of the charts' defaults
 * @param runbook Markdown: how it shows, and what to look at
 */
public record CauseDefinition(
    Cause cause,
    String meaning,
    List<NodeKind> nodes,
    String byPort,
    String withKubernetes,
    List<Fact> facts,
    Function<Installation, String> action,
    String runbook) {
  /** What a first action ends with where Flyte kills workflows meanwhile. */
  static final String RELAUNCH = " Afterwards relaunch the workflows that Flyte failed meanwhile.";

  /** Shows what Flyte reports for its workflows. */
  static final String MESSAGES =
      "`kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`";

  static CauseDefinition of(Cause cause, String meaning) {
    return new CauseDefinition(cause, meaning, List.of(), "", "", List.of(), flyte -> "", "");
  }

  CauseDefinition nodes(NodeKind... kinds) {
    return new CauseDefinition(
        cause, meaning, List.of(kinds), byPort, withKubernetes, facts, action, runbook);
  }

  CauseDefinition earliest(String portAlone, String kubernetesToo) {
    return new CauseDefinition(
        cause, meaning, nodes, portAlone, kubernetesToo, facts, action, runbook);
  }

  CauseDefinition facts(Fact... strongestFirst) {
    return new CauseDefinition(
        cause, meaning, nodes, byPort, withKubernetes, List.of(strongestFirst), action, runbook);
  }

  CauseDefinition firstAction(String text) {
    return firstAction(flyte -> text);
  }

  CauseDefinition firstAction(Function<Installation, String> text) {
    return new CauseDefinition(cause, meaning, nodes, byPort, withKubernetes, facts, text, runbook);
  }

  CauseDefinition runbook(String markdown) {
    return new CauseDefinition(
        cause, meaning, nodes, byPort, withKubernetes, facts, action, markdown);
  }

  /** The first action: sentences, with commands in backticks that fit the installation. */
  public String firstActionFor(Installation flyte) {
    return action
        .apply(flyte)
        .replace("-n flyte ", "-n " + flyte.namespace() + " ")
        .replace("deploy/flytepropeller", flyte.propeller())
        .replace("deploy/flyteadmin", flyte.admin());
  }

  /** The first action with the names of the charts' defaults. */
  public String firstAction() {
    return firstActionFor(Installation.UNSEEN);
  }

  /** These facts, the strongest first. */
  public List<Fact> strongestFirst(Collection<Fact> present) {
    return present.stream()
        .sorted(Comparator.comparing(this::place).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private int place(Fact fact) {
    int listed = facts.indexOf(fact);
    return listed >= 0 ? listed : facts.size();
  }
}
