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
 * @param flyte1 what is said where a Flyte 1 is watched, and in the documents
 * @param nodes which are this cause when they are bad; none for {@link Cause#UNKNOWN}
 * @param byPort how early it is detected once its function is impaired, by port 10254 alone
 * @param withKubernetes the same with Kubernetes, and flyteadmin's API where that shows it
 * @param facts the strongest first; others follow in the order of {@link Fact}
 * @param flyte2 what is said where a Flyte 2 is watched
 */
public record CauseDefinition(
    Cause cause,
    Texts flyte1,
    List<NodeKind> nodes,
    String byPort,
    String withKubernetes,
    List<Fact> facts,
    Texts flyte2) {
  /** What a first action ends with where Flyte kills workflows meanwhile. */
  static final String RELAUNCH = " Afterwards relaunch the workflows that Flyte failed meanwhile.";

  /** What one ends with in Flyte 2 where what it accepts is not enqueued meanwhile. */
  static final String LOST =
      " Runs that were accepted meanwhile and not enqueued stay QUEUED for ever; the facts name"
          + " them. Start each again with `flyte rerun RUN --project PROJECT --domain DOMAIN`, and"
          + " end its row with `flyte abort run RUN --project PROJECT --domain DOMAIN`.";

  /** What one ends with in Flyte 2 where actions fail meanwhile. */
  static final String AGAIN = " Afterwards start again the runs that failed meanwhile.";

  /** Shows what Flyte reports for its workflows. */
  static final String MESSAGES =
      "`kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`";

  /** Shows what Flyte 2 reports for its actions. */
  static final String MESSAGES_2 =
      "`kubectl get taskactions -A -o jsonpath='{.items[*].status.errorState.message}'`";

  /**
   * What is said of a cause where one of the two Flytes is watched.
   *
   * @param meaning what is the matter, in words
   * @param action the first action, with the names of the charts' defaults
   * @param runbook Markdown: how it shows, and what to look at; empty where it does not occur
   */
  public record Texts(String meaning, Function<Installation, String> action, String runbook) {}

  static CauseDefinition of(Cause cause, String meaning) {
    Texts texts = new Texts(meaning, flyte -> "", "");
    return new CauseDefinition(cause, texts, List.of(), "", "", List.of(), texts);
  }

  CauseDefinition nodes(NodeKind... kinds) {
    return new CauseDefinition(
        cause, flyte1, List.of(kinds), byPort, withKubernetes, facts, flyte2);
  }

  CauseDefinition earliest(String portAlone, String kubernetesToo) {
    return new CauseDefinition(cause, flyte1, nodes, portAlone, kubernetesToo, facts, flyte2);
  }

  CauseDefinition facts(Fact... strongestFirst) {
    return new CauseDefinition(
        cause, flyte1, nodes, byPort, withKubernetes, List.of(strongestFirst), flyte2);
  }

  /** What to do first, in Flyte 2 too. */
  CauseDefinition firstAction(String text) {
    return firstAction(flyte -> text);
  }

  CauseDefinition firstAction(Function<Installation, String> text) {
    return with(
        new Texts(flyte1.meaning(), text, flyte1.runbook()),
        new Texts(flyte2.meaning(), text, flyte2.runbook()));
  }

  /** What to do first where it is another thing in Flyte 2; after {@link #firstAction}. */
  CauseDefinition inFlyte2(Function<Installation, String> text) {
    return with(flyte1, new Texts(flyte2.meaning(), text, flyte2.runbook()));
  }

  /** What is the matter where that is another thing in Flyte 2. */
  CauseDefinition meaningInFlyte2(String meaning) {
    return with(flyte1, new Texts(meaning, flyte2.action(), flyte2.runbook()));
  }

  CauseDefinition runbook(String markdown) {
    return with(new Texts(flyte1.meaning(), flyte1.action(), markdown), flyte2);
  }

  CauseDefinition runbookInFlyte2(String markdown) {
    return with(flyte1, new Texts(flyte2.meaning(), flyte2.action(), markdown));
  }

  private CauseDefinition with(Texts first, Texts second) {
    return new CauseDefinition(cause, first, nodes, byPort, withKubernetes, facts, second);
  }

  /** What is said where this Flyte is watched. */
  public Texts texts(boolean isFlyte2) {
    return isFlyte2 ? flyte2 : flyte1;
  }

  /** The first action: sentences, with commands in backticks that fit the installation. */
  public String firstActionFor(Installation flyte) {
    String text = texts(flyte.isFlyte2()).action().apply(flyte);
    return (flyte.isFlyte2() ? text.replace(MESSAGES, MESSAGES_2) : text)
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
