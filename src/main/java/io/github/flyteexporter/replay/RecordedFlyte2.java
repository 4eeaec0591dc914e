package io.github.flyteexporter.replay;

import io.github.flyteexporter.flyte2.ApiAnswer;
import io.github.flyteexporter.flyte2.RecordedApi;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.scrape.ControllerPort;
import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.scrape.SidePath;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a recording of Flyte 2 holds beside Kubernetes objects: answers of its API and of 10254. */
final class RecordedFlyte2 {
  /** The answer that holds its objects. */
  static final String OBJECTS = "k8s.taskactions.json";

  private static final String PROJECTS = "api.projects.json";

  /** 10254 as it is read with a token that may, and without TLS where that is turned off. */
  private static final String WITH_TOKEN = "metrics.https.token";

  private static final String PLAIN = "metrics.http";

  private static final RecordedPort.Recorded NO_SIDES =
      new RecordedPort.Recorded() {
        @Override
        public String status(SidePath side) {
          return "";
        }

        @Override
        public Optional<InputStream> open(SidePath side) {
          return Optional.empty();
        }
      };

  private final Instant start;
  private final RecordedPort port;

  RecordedFlyte2(Instant start, Names names) {
    this.start = start;
    this.port = RecordedPort.ofFlyte2(Flyte2Samples.CONTROLLER.target(), names);
  }

  /** Whether a tick shows one. */
  static boolean isIn(Snapshot tick) {
    return tick.answers().containsKey(OBJECTS) || tick.answers().containsKey(PROJECTS);
  }

  /** The API at a tick. */
  Reading api(Snapshot tick, Instant at) {
    Map<String, ApiAnswer> answers = new TreeMap<>();
    tick.answers()
        .forEach(
            (name, answer) -> {
              if (RecordedApi.isRead(name)) {
                Optional<Failure> failure =
                    answer.status() == 0
                        ? Optional.of(new Failure(RecordingSources.reason(answer), answer.error()))
                        : Optional.empty();
                answers.put(
                    name, new ApiAnswer(answer.status(), tick.bytes(name), answer.took(), failure));
              }
            });
    return RecordedApi.reading(start.plus(tick.at()), at, answers);
  }

  /** The controller's metrics at a tick. */
  Reading controller(Snapshot tick, Instant at) {
    Snapshot.Answer plain = tick.answers().get(PLAIN);
    String name = plain != null && plain.status() == 200 ? PLAIN : WITH_TOKEN;
    Snapshot.Answer answer = tick.answers().get(name);
    if (answer == null || (answer.status() == 200 && !tick.has(name))) {
      return failed(at, Duration.ZERO, new Failure(Reason.OTHER, name + " was not recorded"));
    }
    if (answer.status() == 0) {
      String why = name + ": " + answer.error();
      return failed(at, answer.took(), new Failure(RecordingSources.reason(answer), why));
    }
    if (answer.status() != 200) {
      return failed(at, answer.took(), ControllerPort.refused(name, answer.status()));
    }
    try (InputStream in = tick.open(name)) {
      return port.read(in, NO_SIDES, at, answer.took());
    } catch (IOException e) {
      return failed(
          at, answer.took(), new Failure(Reason.MALFORMED, String.valueOf(e.getMessage())));
    }
  }

  private static Reading failed(Instant at, Duration took, Failure why) {
    return Reading.failed(Flyte2Samples.CONTROLLER, at, took, why);
  }
}
