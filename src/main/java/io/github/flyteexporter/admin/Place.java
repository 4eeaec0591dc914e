package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Labels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** A project and one of its domains. */
record Place(String project, String domain) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::project).thenComparing(Place::domain);

  /** As the end of a path. */
  String path() {
    return encoded(project) + "/" + encoded(domain);
  }

  Labels labels() {
    return Labels.of("project", project, "domain", domain);
  }

  /** A part of a path; what stands in answers is not trusted to be one. */
  static String encoded(String part) {
    String text = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    return text.matches("\\.+") ? text.replace(".", "%2E") : text;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
