package io.github.flyteexporter.verdict.text;

import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of an error text and what it means. A group in the pattern holds the node's name.
 *
 * @param kind empty when the text names none of Flyte's nodes
 */
record Entry(Optional<NodeKind> kind, Mode mode, Strength strength, Pattern pattern) {
  /** The node is named as the one that failed. */
  static Entry direct(NodeKind kind, Mode mode, String regex) {
    return of(Optional.of(kind), mode, Strength.DIRECT, regex);
  }

  /** A call of that node failed, there or behind it. */
  static Entry attributed(NodeKind kind, Mode mode, String regex) {
    return of(Optional.of(kind), mode, Strength.ATTRIBUTED, regex);
  }

  /** Words that only look like others below. */
  static Entry nothing(String regex) {
    return of(Optional.empty(), Mode.REJECTS, Strength.HINT, regex);
  }

  private static Entry of(Optional<NodeKind> kind, Mode mode, Strength strength, String regex) {
    return new Entry(
        kind, mode, strength, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  /** Whether a text contains the pattern. */
  Optional<Matcher> in(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** What they say there, empty when they name nothing. */
  Optional<ErrorMeaning> meaning(Matcher found) {
    return kind.map(
        one -> {
          String name = found.groupCount() > 0 ? found.group(1) : null;
          return new ErrorMeaning(
              new Node(one, name == null ? "" : name), mode, strength, found.start());
        });
  }
}
