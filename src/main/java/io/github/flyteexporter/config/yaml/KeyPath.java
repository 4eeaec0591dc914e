package io.github.flyteexporter.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The path from the root to a key.
 *
 * @param steps keys, and indexes of lists as {@code [0]}
 */
public record KeyPath(List<String> steps) {
  public static final KeyPath TOP = new KeyPath(List.of());

  /** The prefix of all environment variables. */
  public static final String PREFIX = "FLYTE_EXPORTER";

  public KeyPath {
    steps = List.copyOf(steps);
  }

  public static KeyPath of(String... steps) {
    return new KeyPath(List.of(steps));
  }

  public static String step(int index) {
    return "[" + index + "]";
  }

  /** The index of a list that a step stands for, -1 for a key. */
  static int index(String step) {
    return step.matches("\\[\\d{1,9}]")
        ? Integer.parseInt(step.substring(1, step.length() - 1))
        : -1;
  }

  /** This path without its first step. */
  KeyPath below() {
    return new KeyPath(steps.subList(1, steps.size()));
  }

  /** This path without its last step; the root is its own parent. */
  public KeyPath parent() {
    return steps.isEmpty() ? this : new KeyPath(steps.subList(0, steps.size() - 1));
  }

  public KeyPath and(String step) {
    return and(of(step));
  }

  public KeyPath and(int index) {
    return and(step(index));
  }

  public KeyPath and(KeyPath rest) {
    List<String> longer = new ArrayList<>(steps);
    longer.addAll(rest.steps);
    return new KeyPath(longer);
  }

  /** The environment variable of this key. */
  public String variable() {
    StringBuilder name = new StringBuilder(PREFIX);
    for (String step : steps) {
      name.append('_').append(variablePart(step));
    }
    return name.toString();
  }

  /** The part of a variable's name for a key: {@code PROJECT_DOMAINS}. */
  public static String variablePart(String step) {
    return step.replaceAll("[\\[\\]]", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** As shown in messages: {@code targets[0].name}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String step : steps) {
      text.append(text.isEmpty() || step.startsWith("[") ? "" : ".").append(Redacted.name(step));
    }
    return text.toString();
  }
}
