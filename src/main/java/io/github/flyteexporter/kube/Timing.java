package io.github.flyteexporter.kube;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param answer for an answer to begin, and between two pieces of a list
 * @param watch after which the server ends a watch
 * @param grace beyond that, until a silent watch is given up
 * @param shortest the first wait after a failure
 * @param longest the longest wait after many
 * @param lookAgain between two looks for a type that does not exist yet
 */
record Timing(
    Duration answer,
    Duration watch,
    Duration grace,
    Duration shortest,
    Duration longest,
    Duration lookAgain) {
  static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  /** How long a watch may be silent. */
  Duration silence() {
    return watch.plus(grace);
  }
}
