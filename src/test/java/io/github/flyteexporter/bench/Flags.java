package io.github.flyteexporter.bench;

import java.util.List;

/** Flags of the Java machine that the program is measured with. */
record Flags(String name, List<String> all) {
  /** What {@code java -jar} does by itself. */
  static final Flags NONE = new Flags("no flags", List.of());

  /** Those with which the program stays small; not yet those of the Dockerfile. */
  static final Flags LEAN =
      new Flags(
          "lean flags",
          List.of(
              "-XX:+UseSerialGC",
              "-Xms16m",
              "-Xmx64m",
              "-Xss512k",
              "-XX:TieredStopAtLevel=1",
              "-XX:ReservedCodeCacheSize=32m",
              "-XX:MaxMetaspaceSize=64m"));
}
