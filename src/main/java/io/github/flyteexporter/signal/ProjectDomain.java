package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;

/** A Flyte project and one of its domains: the finest thing that is exported by name. */
public record ProjectDomain(String project, String domain) {
  /** Where all pairs without a slot of their own are added up. */
  public static final ProjectDomain OTHER = new ProjectDomain("_other", "_other");

  /** As labels. */
  public Labels labels() {
    return Labels.of("project", project, "domain", domain);
  }
}
