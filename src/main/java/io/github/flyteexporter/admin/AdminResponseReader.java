package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What flyteadmin's good answers hold. */
final class AdminResponseReader {
  /** More project-domains are not read: a sweep over them would take days. */
  static final int MOST_PLACES = 10_000;

  private static final int LONGEST_VERSION = 64;
  private static final Set<String> ARCHIVED = Set.of("ARCHIVED", "SYSTEM_ARCHIVED");

  private AdminResponseReader() {}

  /** A page of a list; {@code full} when there may be more. */
  record Page<T>(List<T> entries, boolean full) {}

  /** The version, empty when flyteadmin does not know it. */
  static Optional<String> version(byte[] body) {
    String[] version = {""};
    boolean[] said = {false};
    read(
        body,
        (field, parser) -> {
          if (field.equals("controlplaneversion")) {
            said[0] = true;
            AdminJson.object(
                parser,
                (inner, value) -> {
                  if (inner.equals("version")) {
                    version[0] = AdminJson.text(value);
                  } else {
                    value.skipChildren();
                  }
                });
          } else {
            parser.skipChildren();
          }
        });
    known(said[0], "control_plane_version");
    return Optional.of(version[0])
        .filter(text -> text.matches("[!-~]+") && text.length() <= LONGEST_VERSION)
        .filter(text -> !text.equals("unknown"));
  }

  /** The project-domains of the projects that are not archived. */
  static Set<Place> places(byte[] body) {
    Set<Place> places = new TreeSet<>();
    boolean[] said = {false};
    read(
        body,
        (field, parser) -> {
          if (field.equals("projects")) {
            said[0] = true;
            AdminJson.list(
                parser,
                () -> {
                  ProjectFields project = new ProjectFields();
                  AdminJson.object(parser, project::take);
                  if (!ARCHIVED.contains(project.state)) {
                    project.domains.forEach(domain -> places.add(new Place(project.id, domain)));
                  }
                });
          } else {
            parser.skipChildren();
          }
        });
    known(said[0], "projects");
    return places.size() <= MOST_PLACES
        ? places
        : new TreeSet<>(places.stream().limit(MOST_PLACES).toList());
  }

  /** A page of executions. */
  static Page<Execution> executions(byte[] body) {
    return page(body, "executions", Execution::read);
  }

  /** A page of launch plans. */
  static Page<LaunchPlan> launchPlans(byte[] body) {
    return page(body, "launchplans", LaunchPlan::read);
  }

  /** One execution. */
  static Execution execution(byte[] body) {
    Execution.Fields fields = new Execution.Fields();
    read(body, fields::take);
    Execution one = fields.execution();
    known(!one.name().isEmpty(), "execution");
    return one;
  }

  private interface Entry<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> Page<T> page(byte[] body, String list, Entry<T> entry) {
    List<T> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String[] token = {""};
    read(
        body,
        (field, parser) -> {
          seen.add(field);
          if (field.equals(list)) {
            AdminJson.list(parser, () -> entries.add(entry.read(parser)));
          } else if (field.equals("token")) {
            token[0] = AdminJson.text(parser);
          } else {
            parser.skipChildren();
          }
        });
    known(seen.contains(list), list);
    return new Page<>(entries, !token[0].isEmpty());
  }

  /** Without what was asked for, it is the answer of something else. */
  private static void known(boolean there, String what) {
    if (!there) {
      throw new AdminException(Reason.MALFORMED, "the answer holds no " + what);
    }
  }

  private static void read(byte[] body, AdminJson.Field field) {
    try {
      AdminJson.document(body, field);
    } catch (IOException e) {
      // the parser's own message may quote the answer
      throw new AdminException(Reason.MALFORMED, "the answer is no whole JSON object");
    }
  }

  /** A project as its fields go by. */
  private static final class ProjectFields {
    private String id = "";
    private String state = "";
    private final Set<String> domains = new TreeSet<>();

    void take(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "id" -> id = AdminJson.text(parser);
        case "state" -> state = AdminJson.text(parser);
        case "domains" ->
            AdminJson.list(
                parser,
                () ->
                    AdminJson.object(
                        parser,
                        (inner, value) -> {
                          if (inner.equals("id")) {
                            domains.add(AdminJson.text(value));
                          } else {
                            value.skipChildren();
                          }
                        }));
        default -> parser.skipChildren();
      }
    }
  }
}
