package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.flyte2.RecordedApi;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Direct looks at one target, from the recorder's small calls. Where it made none at flyteadmin or
 * at the API server, its reads of flyteadmin and its list of leases stand for them.
 */
record RecordedLooks(SourceId target, String answer, IntPredicate alive) {
  private static final String ADMIN = "admin.";
  private static final String API = "api.";
  private static final Set<String> OF_API = Set.of(ADMIN, API);
  private static final String LEASES = "k8s.leases.json";
  private static final List<RecordedLooks> ALL =
      List.of(
          new RecordedLooks(
              LookSamples.OBJECT_STORE, "probe.objectstore.json", RecordedLooks::isNoServerError),
          new RecordedLooks(LookSamples.KUBE_API, "probe.kube.json", RecordedLooks::isSuccess),
          new RecordedLooks(LookSamples.FLYTEADMIN, ADMIN, RecordedLooks::isSuccess),
          new RecordedLooks(Flyte2Samples.API_LOOK, API, RecordedLooks::isSuccess),
          new RecordedLooks(LookSamples.DATABASE, RecordedQueries.ANSWER, RecordedLooks::isSuccess),
          new RecordedLooks(LookSamples.WEBHOOK, "probe.webhook.json", RecordedLooks::isSuccess));

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  /** 403 is what an object store answers those without credentials. */
  private static boolean isNoServerError(int status) {
    return status < 500;
  }

  /** The looks that a recording holds. */
  static List<RecordedLooks> of(Recording recording) {
    return ALL.stream().filter(look -> look.isIn(recording)).toList();
  }

  private boolean isIn(Recording recording) {
    if (OF_API.contains(answer)) {
      return recording.ticks().stream()
          .flatMap(tick -> tick.answers().keySet().stream())
          .anyMatch(name -> name.startsWith(answer));
    }
    return recording.shows(answer)
        || (target.equals(LookSamples.KUBE_API) && recording.shows(LEASES));
  }

  /** What was seen at a tick; a failed reading when there was no look. */
  Reading reading(Snapshot tick, Instant at) {
    Map<Look, String> looks;
    try {
      looks = looks(tick);
    } catch (IOException e) {
      Failure broken = new Failure(Failure.Reason.MALFORMED, answer + ": " + e.getMessage());
      return Reading.failed(target, at, Duration.ZERO, broken);
    }
    if (looks.isEmpty()) {
      Failure missing = new Failure(Failure.Reason.OTHER, answer + " was not recorded");
      return Reading.failed(target, at, Duration.ZERO, missing);
    }
    return Look.reading(target, at, looks);
  }

  private Map<Look, String> looks(Snapshot tick) throws IOException {
    if (OF_API.contains(answer)) {
      return reads(tick);
    } else if (target.equals(LookSamples.DATABASE)) {
      return RecordedQueries.looks(tick);
    } else if (target.equals(LookSamples.WEBHOOK)) {
      return tick.has(answer)
          ? call(LookSamples.HANDSHAKE, tick.json(answer), new LinkedHashMap<>())
          : Map.of();
    }
    Map<Look, String> looks = new LinkedHashMap<>();
    if (tick.has(answer)) {
      for (Map.Entry<String, JsonNode> call : tick.json(answer).properties()) {
        call(name(call.getKey()), call.getValue(), looks);
      }
    } else if (target.equals(LookSamples.KUBE_API) && tick.answers().containsKey(LEASES)) {
      call(LookSamples.LIST, tick.answers().get(LEASES), looks);
    }
    return looks;
  }

  /** The call of a key: the path of the list holds a namespace. */
  private static String name(String key) {
    return key.contains("/") ? LookSamples.LIST : key;
  }

  /** Of several reads of one kind the worst, then the slowest. */
  private Map<Look, String> reads(Snapshot tick) {
    Map<String, Map.Entry<Look, String>> worst = new LinkedHashMap<>();
    tick.answers()
        .forEach(
            (name, recorded) -> {
              Optional<String> call = read(name);
              if (call.isPresent()) {
                Map<Look, String> one = new LinkedHashMap<>();
                call(call.get(), recorded, one);
                worst.merge(call.get(), one.entrySet().iterator().next(), RecordedLooks::worse);
              }
            });
    Map<Look, String> looks = new LinkedHashMap<>();
    worst.values().forEach(entry -> looks.put(entry.getKey(), entry.getValue()));
    return looks;
  }

  /** The call of flyteadmin's, or of Flyte 2's API, that a recorded answer is of. */
  private Optional<String> read(String name) {
    if (answer.equals(API)) {
      return RecordedApi.call(name);
    }
    return name.startsWith(ADMIN)
        ? Optional.of(name.substring(ADMIN.length()).split("\\.", 2)[0])
        : Optional.empty();
  }

  private static Map.Entry<Look, String> worse(
      Map.Entry<Look, String> one, Map.Entry<Look, String> other) {
    return Look.worse(one.getKey(), other.getKey()).equals(one.getKey()) ? one : other;
  }

  private void call(String call, Snapshot.Answer recorded, Map<Look, String> looks) {
    add(call, recorded.status(), recorded.error(), recorded.took(), looks);
  }

  /** A call with its own status, error, text and milliseconds. */
  private Map<Look, String> call(String call, JsonNode node, Map<Look, String> looks) {
    String error = (node.path("error").asText("") + " " + node.path("text").asText("")).strip();
    int status = node.path("status").asInt(error.isEmpty() ? 200 : 0);
    add(call, status, error, Duration.ofMillis(node.path("ms").asLong(0)), looks);
    return looks;
  }

  private void add(String call, int status, String error, Duration took, Map<Look, String> looks) {
    if (status == 0) {
      RecordedError kind = RecordedError.of(error);
      LookPhase phase =
          target.equals(LookSamples.WEBHOOK) && kind.phase() == LookPhase.FIRST_BYTE
              ? LookPhase.TLS
              : kind.phase();
      looks.put(new Look(call, kind.outcome(), phase, "", took), error);
      return;
    }
    LookOutcome outcome =
        alive.test(status)
            ? LookOutcome.OK
            : status == 401 || status == 403 ? LookOutcome.DENIED : LookOutcome.ERROR;
    // a handshake has no status
    String shown = target.equals(LookSamples.WEBHOOK) ? "" : String.valueOf(status);
    looks.put(
        new Look(call, outcome, LookPhase.STATUS, shown, took),
        outcome == LookOutcome.OK ? "" : "HTTP " + status);
  }
}
