package io.github.flyteexporter.reading;

/** A Flyte project and one of its domains: the finest unit that is exported by name. */
public record ProjectDomain(String project, String domain) implements Comparable<ProjectDomain> {
  /** The sum of all project-domains without a slot of their own. */
  public static final ProjectDomain OTHER = new ProjectDomain("_other", "_other");

  /** The project-domain of a series' labels. */
  public static ProjectDomain of(Labels labels) {
    return new ProjectDomain(labels.get("project"), labels.get("domain"));
  }

  /** As labels. */
  public Labels labels() {
    return Labels.of("project", project, "domain", domain);
  }

  @Override
  public int compareTo(ProjectDomain other) {
    int byProject = project.compareTo(other.project);
    return byProject != 0 ? byProject : domain.compareTo(other.domain);
  }
}
