package io.github.flyteexporter.kube.podstatus;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One container in a pod's status; a state that it is not in is null. */
public final class ContainerState {
  private String name = "";
  private String image = "";
  private int restarts;
  private boolean running;
  private long startedAt;
  private ContainerWaiting waiting;
  private Termination terminated;
  private Termination last;

  private ContainerState() {}

  /** Reads the array that the parser stands on. */
  static List<ContainerState> readAll(JsonParser parser) throws IOException {
    List<ContainerState> all = new ArrayList<>(1);
    JsonWalker.elements(parser, () -> all.add(read(parser)));
    return all;
  }

  private static ContainerState read(JsonParser parser) throws IOException {
    ContainerState container = new ContainerState();
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "name" -> container.name = JsonWalker.text(parser);
            case "image" -> container.image = JsonWalker.text(parser);
            case "restartCount" -> container.restarts = JsonWalker.number(parser);
            case "state" -> container.state(parser);
            case "lastState" -> container.lastState(parser);
            default -> parser.skipChildren();
          }
        });
    return container;
  }

  private void state(JsonParser parser) throws IOException {
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "running" -> {
              running = true;
              JsonWalker.fields(parser, inner -> runningField(parser, inner));
            }
            case "waiting" -> {
              waiting = ContainerWaiting.POD_INITIALIZING;
              JsonWalker.fields(parser, inner -> waitingField(parser, inner));
            }
            case "terminated" -> terminated = Termination.read(parser);
            default -> parser.skipChildren();
          }
        });
  }

  private void runningField(JsonParser parser, String field) throws IOException {
    if (field.equals("startedAt")) {
      startedAt = KubeTimes.seconds(JsonWalker.text(parser));
    } else {
      parser.skipChildren();
    }
  }

  private void waitingField(JsonParser parser, String field) throws IOException {
    if (field.equals("reason")) {
      waiting = ContainerWaiting.of(JsonWalker.text(parser));
    } else {
      parser.skipChildren();
    }
  }

  private void lastState(JsonParser parser) throws IOException {
    JsonWalker.fields(
        parser,
        field -> {
          if (field.equals("terminated")) {
            last = Termination.read(parser);
          } else {
            parser.skipChildren();
          }
        });
  }

  public String name() {
    return name;
  }

  public String image() {
    return image;
  }

  public int restarts() {
    return restarts;
  }

  public boolean running() {
    return running;
  }

  /** When it started to run; 0 when it does not run, or the time is missing. */
  public long startedAt() {
    return startedAt;
  }

  public ContainerWaiting waiting() {
    return waiting;
  }

  public Termination terminated() {
    return terminated;
  }

  /** Whether one of its last two runs was ended by the kernel for want of memory. */
  boolean oomKilled() {
    return (terminated != null && terminated.oomKilled()) || (last != null && last.oomKilled());
  }

  /** How its latest run ended, of this one or the one before. */
  public Termination latest() {
    return terminated != null ? terminated : last;
  }
}
