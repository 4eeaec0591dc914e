package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.runtime.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which sources a recording is judged from, each with those before it. */
public enum SourceSet {
  SCRAPE("10254 only", ScrapeSamples.SOURCE),
  KUBE("+ Kubernetes", KubeSamples.SOURCE),
  ADMIN("+ admin", AdminSamples.SOURCE),
  ALL("all", "");

  private final String title;
  private final String room;

  SourceSet(String title, String room) {
    this.title = title;
    this.room = room;
  }

  /** What it is called in tables. */
  public String title() {
    return title;
  }

  boolean read(SourceId id) {
    return this == ALL
        || Arrays.stream(values())
            .anyMatch(one -> one.compareTo(this) <= 0 && one.room.equals(id.source()));
  }

  /** The sources of this name on the command line. */
  public static SourceSet named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--ablation must be one of " + words() + ", is " + name));
  }

  private static String words() {
    return Arrays.stream(values()).map(SourceSet::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
