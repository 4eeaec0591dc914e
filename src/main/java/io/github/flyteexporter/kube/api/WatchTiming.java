package io.github.flyteexporter.kube.api;

import java.time.Duration;

/**
 * How long things may take. A watch is short, since silence alone says little: on a quiet type
 * nothing comes for as long as it lasts, and only its end by the server shows that the server still
 * listens. With these a hung watch is noticed after 40 s, at the price of one small request for
 * each type every 30 s; each watch ends with a bookmark, so the next one begins at a fresh version
 * (kubernetes, staging/src/k8s.io/apiserver/pkg/storage/cacher/cache_watcher.go, nextBookmarkTime:
 * 2 s before the deadline, otherwise each minute).
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

  /** How long a watch may be silent. */
  public Duration silence() {
    return watch.plus(grace);
  }
}
