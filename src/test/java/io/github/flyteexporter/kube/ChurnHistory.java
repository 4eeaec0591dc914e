package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of one type as they come, change and go, served in stretches. The number of a
 * happening is the resourceVersion after it. Watches end after each stretch; every fourth is
 * refused as too old and every seventh becomes so, and then some more has happened before the list.
 */
public final class ChurnHistory {
  /** Happenings that one watch brings before it ends. */
  private static final int STRETCH = 333;

  /** Happenings that no watch brings. */
  private static final int GAP = 100;

  private record Happening(String type, String uid, String object) {}

  private final List<Happening> history = new ArrayList<>();
  private final int objects;
  private int listed;
  private int watches;
  private int lists;
  private volatile boolean begun;
  private volatile boolean over;

  /**
   * Each object is added at one step, changed two and five steps later, and gone far later than a
   * gap takes.
   */
  public ChurnHistory(int objects, Look look) {
    this.objects = objects;
    int stay = 4 * GAP;
    for (int step = 0; step < objects + stay; step++) {
      add("ADDED", step, 0, look);
      add("MODIFIED", step - 2, 1, look);
      add("MODIFIED", step - 5, 2, look);
      add("DELETED", step - stay + 1, 2, look);
    }
  }

  private void add(String type, int number, int change, Look look) {
    if (number >= 0 && number < objects) {
      String object = look.of("o" + number, history.size() + 1L, number, change);
      history.add(new Happening(type, "o" + number, object));
    }
  }

  /** From now on something happens. */
  public void begin() {
    begun = true;
  }

  /** Whether all of it was watched or listed. */
  public boolean over() {
    return over;
  }

  /** How many lists were taken. */
  public int lists() {
    return lists;
  }

  public void list(HttpServerRequest request) {
    lists++;
    Map<String, String> there = new LinkedHashMap<>();
    for (Happening happening : history.subList(0, listed)) {
      if (happening.type().equals("DELETED")) {
        there.remove(happening.uid());
      } else {
        there.put(happening.uid(), happening.object());
      }
    }
    json(request, ScriptedApiServer.list(listed, there.values().toArray(String[]::new)));
  }

  public void watch(HttpServerRequest request) {
    int from = Integer.parseInt(request.getParam("resourceVersion"));
    over = from == history.size();
    int to = begun ? Math.min(history.size(), from + STRETCH) : from;
    watches += to > from ? 1 : 0;
    listed = Math.min(history.size(), to + GAP);
    if (to > from && watches % 4 == 0) {
      listed = Math.min(history.size(), from + GAP);
      request.response().setStatusCode(410).end();
      return;
    }
    List<String> lines = new ArrayList<>();
    history.subList(from, to).forEach(one -> lines.add(event(one.type(), one.object())));
    if (to > from && watches % 7 == 0) {
      lines.add(event("ERROR", "{\"kind\":\"Status\",\"code\":410}"));
    }
    if (lines.isEmpty()) {
      lines.add(event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"" + to + "\"}}"));
    }
    events(request, lines.toArray(String[]::new));
    request.response().end();
  }

  /** How an object looks after so many changes. */
  public interface Look {
    String of(String uid, long version, int number, int change);
  }
}
