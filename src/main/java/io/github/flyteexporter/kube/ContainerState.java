package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a pod's status says of one container. What it is not in, is null. */
final class ContainerState {
  private String name = "";
  private String image = "";
  private int restarts;
  private boolean running;
  private long startedAt;
  private Waiting waiting;
  private Termination terminated;
  private Termination last;

  private ContainerState() {}

  /** Reads the array that the parser stands on. */
  static List<ContainerState> readAll(JsonParser parser) throws IOException {
    List<ContainerState> all = new ArrayList<>(1);
    Objects.elements(parser, () -> all.add(read(parser)));
    return all;
  }

  private static ContainerState read(JsonParser parser) throws IOException {
    ContainerState container = new ContainerState();
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "name" -> container.name = Objects.text(parser);
            case "image" -> container.image = Objects.text(parser);
            case "restartCount" -> container.restarts = Objects.number(parser);
            case "state" -> container.state(parser);
            case "lastState" -> container.lastState(parser);
            default -> parser.skipChildren();
          }
        });
    return container;
  }

  private void state(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "running" -> {
              running = true;
              Objects.fields(parser, inner -> runningField(parser, inner));
            }
            case "waiting" -> {
              waiting = Waiting.OTHER;
              Objects.fields(parser, inner -> waitingField(parser, inner));
            }
            case "terminated" -> terminated = Termination.read(parser);
            default -> parser.skipChildren();
          }
        });
  }

  private void runningField(JsonParser parser, String field) throws IOException {
    if (field.equals("startedAt")) {
      startedAt = Times.seconds(Objects.text(parser));
    } else {
      parser.skipChildren();
    }
  }

  private void waitingField(JsonParser parser, String field) throws IOException {
    if (field.equals("reason")) {
      waiting = Waiting.of(Objects.text(parser));
    } else {
      parser.skipChildren();
    }
  }

  private void lastState(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          if (field.equals("terminated")) {
            last = Termination.read(parser);
          } else {
            parser.skipChildren();
          }
        });
  }

  String name() {
    return name;
  }

  String image() {
    return image;
  }

  int restarts() {
    return restarts;
  }

  boolean running() {
    return running;
  }

  /** Since when it has run; 0 when it does not run, or kubelet does not say. */
  long startedAt() {
    return startedAt;
  }

  Waiting waiting() {
    return waiting;
  }

  Termination terminated() {
    return terminated;
  }

  /** How its latest run ended, of this one or the one before. */
  Termination latest() {
    return terminated != null ? terminated : last;
  }
}
