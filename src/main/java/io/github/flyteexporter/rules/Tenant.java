package io.github.flyteexporter.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A project and domain for which an alert has values of its own.
 *
 * @param domain {@code *} for all domains of the project
 */
record Tenant(String project, String domain) {
  private static final String BEGIN = "        expr: |-\n";
  private static final String END = "        for: ";
  private static final String PAD = "          ";

  /** From {@code project/domain}. */
  static Tenant of(String text) {
    String[] parts = text.split("/", 2);
    return new Tenant(parts[0], parts[1]);
  }

  /** An alert's text for this one alone, but for those that have values of their own. */
  String only(String text, List<Tenant> all) {
    List<Tenant> narrower =
        all.stream()
            .filter(one -> isProject() && one.project.equals(project) && !one.isProject())
            .toList();
    return without(with(text, "and on (" + labels() + ")\n" + PAD + vector()), narrower);
  }

  /** An alert's text for all but these. */
  static String without(String text, List<Tenant> some) {
    String rest = text;
    for (Tenant one : some) {
      rest = with(rest, "unless on (" + one.labels() + ")\n" + PAD + one.vector());
    }
    return rest;
  }

  private boolean isProject() {
    return domain.equals("*");
  }

  private String labels() {
    return isProject() ? "project" : "project, domain";
  }

  private String vector() {
    String named = "label_replace(vector(1), \"project\", \"%s\", \"\", \"\")".formatted(project);
    return isProject()
        ? named
        : "label_replace(%s, \"domain\", \"%s\", \"\", \"\")".formatted(named, domain);
  }

  private static String with(String text, String operation) {
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END, from);
    String inner =
        text.substring(from, to).lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    return text.substring(0, from)
        + "%s(%n%s%n%s)%n%s%s%n".formatted(PAD, inner, PAD, PAD, operation)
        + text.substring(to);
  }
}
