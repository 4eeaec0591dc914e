package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A route of Alertmanager with those below it.
 *
 * @param groupBy the labels that make groups, inherited where it names none
 * @param goesOn whether routes after it are tried too ({@code continue})
 */
public record Route(
    String receiver,
    List<String> groupBy,
    List<LabelMatch> matchers,
    boolean goesOn,
    List<Route> routes) {
  /** Groups by all labels: each alert is a group of its own. */
  private static final String EACH = "...";

  static Route of(JsonNode route, List<String> inherited) {
    List<String> groupBy = new ArrayList<>();
    route.path("group_by").forEach(label -> groupBy.add(label.asText()));
    List<String> effective = groupBy.isEmpty() ? inherited : List.copyOf(groupBy);
    List<Route> routes = new ArrayList<>();
    route.path("routes").forEach(child -> routes.add(of(child, effective)));
    return new Route(
        route.path("receiver").asText(),
        effective,
        LabelMatch.all(route, ""),
        route.path("continue").asBoolean(),
        List.copyOf(routes));
  }

  /** The routes that an alert with these labels ends in, as Alertmanager finds them. */
  public List<Route> of(Map<String, String> labels) {
    if (!matchers.stream().allMatch(match -> match.fits(labels))) {
      return List.of();
    }
    List<Route> found = new ArrayList<>();
    for (Route child : routes) {
      List<Route> below = child.of(labels);
      found.addAll(below);
      if (!below.isEmpty() && !child.goesOn) {
        break;
      }
    }
    return found.isEmpty() ? List.of(this) : found;
  }

  /** Whether alerts with different values of a label are in groups of their own. */
  public boolean separates(String label) {
    return groupBy.contains(label) || groupBy.contains(EACH);
  }
}
