package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * @param inFlyte2 the same for Flyte 2, empty where it is no other
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
    Optional<Function<Installation, String>> inFlyte2,
    String runbook) {
  /** What a first action ends with where Flyte kills workflows meanwhile. */
  static final String RELAUNCH = " Afterwards relaunch the workflows that Flyte failed meanwhile.";

  /** What one ends with in Flyte 2 where what it accepts is not enqueued meanwhile. */
  static final String LOST =
      " Runs that were accepted meanwhile and not enqueued stay queued for ever: start again those"
          + " that the facts name.";

  /** Shows what Flyte reports for its workflows. */
  static final String MESSAGES =
      "`kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`";

  /** Shows what Flyte 2 reports for its actions. */
  static final String MESSAGES_2 =
      "`kubectl get taskactions -A -o jsonpath='{.items[*].status.errorState.message}'`";

  static CauseDefinition of(Cause cause, String meaning) {
    return new CauseDefinition(
        cause, meaning, List.of(), "", "", List.of(), flyte -> "", Optional.empty(), "");
  }

  CauseDefinition nodes(NodeKind... kinds) {
    return new CauseDefinition(
        cause, meaning, List.of(kinds), byPort, withKubernetes, facts, action, inFlyte2, runbook);
  }

  CauseDefinition earliest(String portAlone, String kubernetesToo) {
    return new CauseDefinition(
        cause, meaning, nodes, portAlone, kubernetesToo, facts, action, inFlyte2, runbook);
  }

  CauseDefinition facts(Fact... strongestFirst) {
    return new CauseDefinition(
        cause,
        meaning,
        nodes,
        byPort,
        withKubernetes,
        List.of(strongestFirst),
        action,
        inFlyte2,
        runbook);
  }

  CauseDefinition firstAction(String text) {
    return firstAction(flyte -> text);
  }

  CauseDefinition firstAction(Function<Installation, String> text) {
    return new CauseDefinition(
        cause, meaning, nodes, byPort, withKubernetes, facts, text, inFlyte2, runbook);
  }

  /** What to do first where it is another thing in Flyte 2. */
  CauseDefinition inFlyte2(Function<Installation, String> text) {
    return new CauseDefinition(
        cause, meaning, nodes, byPort, withKubernetes, facts, action, Optional.of(text), runbook);
  }

  CauseDefinition runbook(String markdown) {
    return new CauseDefinition(
        cause, meaning, nodes, byPort, withKubernetes, facts, action, inFlyte2, markdown);
  }

  /** The first action: sentences, with commands in backticks that fit the installation. */
  public String firstActionFor(Installation flyte) {
    String text =
        flyte.isFlyte2()
            ? inFlyte2.orElse(action).apply(flyte).replace(MESSAGES, MESSAGES_2)
            : action.apply(flyte);
    return text.replace("-n flyte ", "-n " + flyte.namespace() + " ")
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
