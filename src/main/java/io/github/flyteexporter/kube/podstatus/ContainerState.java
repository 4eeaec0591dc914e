package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.kube.json.JsonReader;
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
  static List<ContainerState> readAll(JsonReader parser) throws IOException {
    List<ContainerState> all = new ArrayList<>(1);
    parser.elements(() -> all.add(read(parser)));
    return all;
  }

  private static ContainerState read(JsonReader parser) throws IOException {
    ContainerState container = new ContainerState();
    parser.fields(
        field -> {
          switch (field) {
            case "name" -> container.name = parser.text();
            case "image" -> container.image = parser.known();
            case "restartCount" -> container.restarts = parser.number();
            case "state" -> container.state(parser);
            case "lastState" -> container.lastState(parser);
            default -> parser.skip();
          }
        });
    return container;
  }

  private void state(JsonReader parser) throws IOException {
    parser.fields(
        field -> {
          switch (field) {
            case "running" -> {
              running = true;
              parser.fields(inner -> runningField(parser, inner));
            }
            case "waiting" -> {
              waiting = ContainerWaiting.POD_INITIALIZING;
              parser.fields(inner -> waitingField(parser, inner));
            }
            case "terminated" -> terminated = Termination.read(parser);
            default -> parser.skip();
          }
        });
  }

  private void runningField(JsonReader parser, String field) throws IOException {
    if (field.equals("startedAt")) {
      startedAt = KubeTimes.seconds(parser.text());
    } else {
      parser.skip();
    }
  }

  private void waitingField(JsonReader parser, String field) throws IOException {
    if (field.equals("reason")) {
      waiting = ContainerWaiting.of(parser.known());
    } else {
      parser.skip();
    }
  }

  private void lastState(JsonReader parser) throws IOException {
    parser.fields(
        field -> {
          if (field.equals("terminated")) {
            last = Termination.read(parser);
          } else {
            parser.skip();
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
