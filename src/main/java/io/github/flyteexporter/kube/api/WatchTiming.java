package io.github.flyteexporter.kube.api;

import java.time.Duration;

/**
 * Timeouts and waits. Watches are short because a silent watch and a dead connection look alike:
 * only the end of the watch shows that the server is still there. With the defaults a dead watch is
 * noticed after 40 s, at the price of one small request for each type every 30 s; each watch ends
 * with a bookmark, so the next one begins at a fresh version (kubernetes,
 * staging/src/k8s.io/apiserver/pkg/storage/cacher/cache_watcher.go, nextBookmarkTime: 2 s before
 * the deadline, otherwise each minute).
 *
 * @param answer for an answer to begin, and between two pieces of a list
 * @param watch after which the server ends a watch
 * @param grace beyond that, until a silent watch is given up
 * @param shortest the first wait after a failure
 * @param longest the longest wait after many
 * @param lookAgain between two looks for a type that does not exist yet
 */
public record WatchTiming(
    Duration answer,
    Duration watch,
    Duration grace,
    Duration shortest,
    Duration longest,
    Duration lookAgain) {
  public static final WatchTiming DEFAULT =
      new WatchTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  /** How long all pages of a list may take together. */
  public Duration list() {
    return answer.multipliedBy(10);
  }

  /** How long a type with too many objects is left alone. */
  public Duration tooLarge() {
    return lookAgain.multipliedBy(10);
  }

  /** How long a watch may be silent; one that lasts longer ends after its next event. */
  public Duration silence() {
    return watch.plus(grace);
  }

  /** How long a watch may last at all, even within an event that does not end. */
  public Duration longestWatch() {
    return silence().multipliedBy(2);
  }
}
