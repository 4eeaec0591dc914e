package io.github.flyteexporter.admin;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A flyteadmin made up of lists: it knows the filters that are sent to it and no others. */
final class GeneratedAdmin implements Handler<HttpServerRequest> {
  private static final Pattern LIST =
      Pattern.compile("/api/v1/(executions|launch_plans)/([^/]+)/([^/?]+)\\?(.*)");
  private static final Pattern FAILED =
      Pattern.compile(
          "limit=20&filters=eq\\(phase,FAILED\\)%2Bgte\\(execution_created_at,([^)]+Z)\\)"
              + "&sort_by.key=execution_created_at&sort_by.direction=DESCENDING");
  private static final Pattern FIRES =
      Pattern.compile(
          "limit=(100|5)&filters=eq\\(mode,1\\)(?:%2Beq\\(launch_plan.name,([^)]+)\\))?"
              + "%2Bgte\\(execution_created_at,([^)]+Z)\\)"
              + "&sort_by.key=execution_created_at&sort_by.direction=DESCENDING");
  private static final Pattern ONE = Pattern.compile("/api/v1/executions/([^/]+)/([^/]+)/([^/?]+)");

  final List<String> projects = new ArrayList<>(List.of("flytesnacks"));
  final List<String> domains = new ArrayList<>(List.of("development"));
  final List<One> executions = new ArrayList<>();
  final List<Plan> plans = new ArrayList<>();

  /** An execution; {@code plan} is the launch plan whose schedule launched it, if any. */
  record One(
      String project,
      String domain,
      String name,
      String phase,
      Instant created,
      String plan,
      String cluster,
      String error) {
    One(
        String project,
        String domain,
        String name,
        String phase,
        Instant created,
        String plan,
        String cluster) {
      this(project, domain, name, phase, created, plan, cluster, "");
    }

    boolean ended() {
      return List.of("SUCCEEDED", "FAILED", "ABORTED", "TIMED_OUT").contains(phase);
    }

    String json() {
      String scheduled =
          plan.isEmpty()
              ? "\"mode\":\"MANUAL\",\"scheduled_at\":null"
              : "\"mode\":\"SCHEDULED\",\"scheduled_at\":\"" + created + "\"";
      return "{\"id\":{\"project\":\"%s\",\"domain\":\"%s\",\"name\":\"%s\"},"
              .formatted(project, domain, name)
          + "\"spec\":{\"launch_plan\":{\"name\":\"%s\"},\"metadata\":{%s,"
              .formatted(plan, scheduled)
          + "\"system_metadata\":{\"execution_cluster\":\"%s\",\"namespace\":\"%s-%s\"}}},"
              .formatted(cluster, project, domain)
          + "\"closure\":{\"phase\":\"%s\",\"created_at\":\"%s\",".formatted(phase, created)
          + "\"error\":%s}}".formatted(error.isEmpty() ? "null" : errorJson());
    }

    private String errorJson() {
      return "{\"code\":\"Internal\",\"message\":\"%s\",\"kind\":\"SYSTEM\"}".formatted(error);
    }
  }

  /** A launch plan with a schedule, as JSON. */
  record Plan(String project, String domain, String name, String schedule, Instant updated) {
    String json() {
      return "{\"id\":{\"name\":\"%s\"},\"spec\":{\"entity_metadata\":{\"schedule\":%s}},"
              .formatted(name, schedule)
          + "\"closure\":{\"state\":\"ACTIVE\",\"updated_at\":\"%s\"}}".formatted(updated);
    }
  }

  One add(String name, String phase, Instant created) {
    One one = new One("flytesnacks", "development", name, phase, created, "", "");
    executions.add(one);
    return one;
  }

  @Override
  public void handle(HttpServerRequest request) {
    String uri = request.uri();
    Matcher list = LIST.matcher(uri);
    Matcher one = ONE.matcher(uri);
    request.response().putHeader("Content-Type", "application/json");
    if (!"application/json".equals(request.getHeader("Accept"))) {
      request.response().setStatusCode(400).end("{\"code\":3,\"message\":\"Accept\"}");
    } else if (uri.equals("/api/v1/version")) {
      request
          .response()
          .end("{\"control_plane_version\":{\"Build\":\"x\",\"Version\":\"v1.16.8\"}}");
    } else if (uri.equals("/api/v1/projects")) {
      request.response().end(projectsJson());
    } else if (list.matches()) {
      list(request, list);
    } else if (one.matches()) {
      one(request, one);
    } else {
      request.response().setStatusCode(404).end("{\"code\":5,\"message\":\"Not Found\"}");
    }
  }

  private String projectsJson() {
    String all =
        domains.stream()
            .map(domain -> "{\"id\":\"%s\",\"name\":\"x\"}".formatted(domain))
            .collect(Collectors.joining(","));
    return projects.stream()
        .map(
            project ->
                "{\"id\":\"%s\",\"domains\":[%s],\"state\":\"ACTIVE\"}".formatted(project, all))
        .collect(Collectors.joining(",", "{\"projects\":[", "],\"token\":\"\"}"));
  }

  private void list(HttpServerRequest request, Matcher path) {
    String query = path.group(4);
    Predicate<One> filter;
    Comparator<One> order = Comparator.comparing(One::created);
    if (path.group(1).equals("launch_plans")) {
      List<String> found =
          plans.stream()
              .filter(plan -> here(path, plan.project(), plan.domain()))
              .map(Plan::json)
              .toList();
      boolean right = query.equals("limit=100&filters=eq(state,1)%2Bne(schedule_type,NONE)");
      answer(request, right, "launch_plans", found);
      return;
    } else if (query.contains("value_in(phase,")) {
      filter = execution -> !execution.ended();
      query =
          query.replace(
              "value_in(phase,UNDEFINED%3BQUEUED%3BRUNNING%3BSUCCEEDING%3BFAILING%3BABORTING)"
                  + "&sort_by.key=execution_created_at&sort_by.direction=ASCENDING",
              "");
    } else if (query.contains("eq(phase,FAILED)")) {
      Matcher failed = FAILED.matcher(query);
      boolean found = failed.matches();
      Instant from = found ? Instant.parse(failed.group(1)) : Instant.MAX;
      List<String> those =
          executions.stream()
              .filter(execution -> here(path, execution.project(), execution.domain()))
              .filter(one -> one.phase().equals("FAILED") && !one.created().isBefore(from))
              .sorted(order.reversed())
              .limit(20)
              .map(One::json)
              .toList();
      answer(request, found, "executions", those);
      return;
    } else {
      fires(request, path, query);
      return;
    }
    List<String> found =
        executions.stream()
            .filter(execution -> here(path, execution.project(), execution.domain()))
            .filter(filter)
            .sorted(order)
            .limit(100)
            .map(One::json)
            .toList();
    answer(request, query.equals("limit=100&filters="), "executions", found);
  }

  private void fires(HttpServerRequest request, Matcher path, String query) {
    Matcher fires = FIRES.matcher(query);
    boolean right = fires.matches();
    int limit = right ? Integer.parseInt(fires.group(1)) : 0;
    Instant from = right ? Instant.parse(fires.group(3)) : Instant.MAX;
    String plan =
        right && fires.group(2) != null
            ? URLDecoder.decode(fires.group(2), StandardCharsets.UTF_8)
            : "";
    List<One> found =
        executions.stream()
            .filter(execution -> here(path, execution.project(), execution.domain()))
            .filter(one -> plan.isEmpty() ? !one.plan().isEmpty() : one.plan().equals(plan))
            .filter(one -> !one.created().isBefore(from))
            .sorted(Comparator.comparing(One::created).reversed())
            .limit(limit)
            .toList();
    answer(request, right, "executions", found.stream().map(One::json).toList(), limit);
  }

  private static void answer(
      HttpServerRequest request, boolean right, String list, List<String> found) {
    answer(request, right, list, found, 100);
  }

  private static void answer(
      HttpServerRequest request, boolean right, String list, List<String> found, int limit) {
    if (right) {
      request
          .response()
          .end(
              "{\"%s\":[%s],\"token\":\"%s\"}"
                  .formatted(
                      list, String.join(",", found), found.size() == limit ? "" + limit : ""));
    } else {
      request.response().setStatusCode(400).end("{\"code\":3,\"message\":\"invalid filter\"}");
    }
  }

  private void one(HttpServerRequest request, Matcher path) {
    String name = URLDecoder.decode(path.group(3), StandardCharsets.UTF_8);
    executions.stream()
        .filter(execution -> execution.project().equals(path.group(1)))
        .filter(execution -> execution.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            found -> request.response().end(found.json()),
            () ->
                request
                    .response()
                    .setStatusCode(404)
                    .end("{\"code\":5,\"message\":\"missing entity\",\"details\":[]}"));
  }

  private static boolean here(Matcher path, String project, String domain) {
    return path.group(2).equals(project) && path.group(3).equals(domain);
  }
}
