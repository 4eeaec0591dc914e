package io.github.flyteexporter;

import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which sources a recording is judged from, each with those before it. */
enum EvaluationSources {
  SCRAPE("10254 only", State.SCRAPE),
  KUBE("+ Kubernetes", State.KUBE),
  ADMIN("+ admin", State.ADMIN),
  ALL("all", "");

  private final String title;
  private final String room;

  EvaluationSources(String title, String room) {
    this.title = title;
    this.room = room;
  }

  /** What it is called in tables. */
  String title() {
    return title;
  }

  boolean read(SourceId id) {
    return this == ALL
        || Arrays.stream(values())
            .anyMatch(one -> one.compareTo(this) <= 0 && one.room.equals(id.source()));
  }

  /** The sources of this name on the command line. */
  static EvaluationSources named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--ablation must be one of " + words() + ", is " + name));
  }

  private static String words() {
    return Arrays.stream(values()).map(EvaluationSources::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
