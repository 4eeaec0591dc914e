package io.github.flyteexporter.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.ProjectDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads flyteadmin's successful answers. Each method fails with an {@link HttpException} when the
 * answer holds something else.
 */
final class AdminResponseReader {
  /** More project-domains are not read: a sweep over them would take days. */
  static final int MOST_PROJECT_DOMAINS = 10_000;

  private static final int LONGEST_VERSION = 64;
  private static final Set<String> ARCHIVED = Set.of("ARCHIVED", "SYSTEM_ARCHIVED");

  private AdminResponseReader() {}

  /** A page of a list; {@code full} when there may be more. */
  record Page<T>(List<T> entries, boolean full) {}

  /** The version, empty when flyteadmin does not know it. */
  static Optional<String> version(byte[] body) {
    JsonNode version = required(AdminJson.read(body), "controlplaneversion");
    return Optional.of(AdminJson.text(version, "version"))
        .filter(text -> text.matches("[!-~]+") && text.length() <= LONGEST_VERSION)
        .filter(text -> !text.equals("unknown"));
  }

  /** The project-domains of the projects that are not archived. */
  static Set<ProjectDomain> projectDomains(byte[] body) {
    Set<ProjectDomain> found = new TreeSet<>();
    for (JsonNode project : elements(required(AdminJson.read(body), "projects"))) {
      if (!ARCHIVED.contains(AdminJson.text(project, "state"))) {
        String name = AdminJson.text(project, "id");
        elements(AdminJson.at(project, "domains"))
            .forEach(domain -> found.add(new ProjectDomain(name, AdminJson.text(domain, "id"))));
      }
    }
    return found.stream()
        .limit(MOST_PROJECT_DOMAINS)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A page of executions. */
  static Page<Execution> executions(byte[] body) {
    return page(body, "executions", Execution::of);
  }

  /** A page of launch plans. */
  static Page<LaunchPlan> launchPlans(byte[] body) {
    return page(body, "launchplans", LaunchPlan::of);
  }

  /** One execution. */
  static Execution execution(byte[] body) {
    JsonNode execution = AdminJson.read(body);
    required(required(execution, "id"), "name");
    return Execution.of(execution);
  }

  private static <T> Page<T> page(byte[] body, String list, Function<JsonNode, T> entry) {
    JsonNode root = AdminJson.read(body);
    List<T> entries = new ArrayList<>();
    elements(required(root, list)).forEach(one -> entries.add(entry.apply(one)));
    return new Page<>(entries, !AdminJson.text(root, "token").isEmpty());
  }

  /** Without what was asked for, it is the answer of something else. */
  private static JsonNode required(JsonNode answer, String field) {
    JsonNode value = AdminJson.at(answer, field);
    if (value.isMissingNode()) {
      throw new HttpException(FailureKind.MALFORMED, "the answer holds no " + field);
    }
    return value;
  }

  private static Iterable<JsonNode> elements(JsonNode list) {
    return list.isArray() ? list : List.of();
  }
}
