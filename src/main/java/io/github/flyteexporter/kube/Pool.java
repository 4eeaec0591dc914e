package io.github.flyteexporter.kube;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one copy of texts that many objects share: namespaces, projects, domains. */
final class Pool {
  /** Beyond this many different texts they are not shared any more. */
  private static final int MOST = 10_000;

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** The shared copy. */
  String shared(String text) {
    String known = texts.get(text);
    if (known == null && texts.size() < MOST) {
      known = texts.putIfAbsent(text, text);
    }
    return known == null ? text : known;
  }
}
