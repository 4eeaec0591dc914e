package io.github.flyteexporter.kube.json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one copy of texts that many objects share: namespaces, projects, domains. */
public final class StringInterner {
  /** Beyond this many different texts they are not shared any more. */
  private static final int MAX_TEXTS = 10_000;

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** The shared copy. */
  public String shared(String text) {
    String known = texts.get(text);
    if (known == null && texts.size() < MAX_TEXTS) {
      known = texts.putIfAbsent(text, text);
    }
    return known == null ? text : known;
  }
}
