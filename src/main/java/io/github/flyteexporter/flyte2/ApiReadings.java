package io.github.flyteexporter.flyte2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a reading of the answers of one round, live or recorded. */
final class ApiReadings {
  private final Instant now;
  private final List<Evidence> refused = new ArrayList<>();
  private final Map<String, RunRow> rows = new LinkedHashMap<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private boolean newestRead;
  private boolean newestFull;
  private boolean queuedRead;
  private boolean queuedCut;
  private boolean triggersRead;
  private boolean understood;
  private Optional<Failure> last = Optional.empty();
  private Duration took = Duration.ZERO;
  private long bytes;

  /**
   * Answers that are still to come.
   *
   * @param now by the clock of the server's answers
   */
  ApiReadings(Instant now) {
    this.now = now;
  }

  /**
   * Takes an answer; returns the token of the next page, empty when there is none to be read.
   *
   * @param lastPage whether no further page is read, whatever this one says
   */
  String take(ApiCall call, ApiAnswer answer, boolean lastPage) {
    took = took.compareTo(answer.took()) > 0 ? took : answer.took();
    bytes += answer.body().length;
    try {
      if (answer.failure().isPresent()) {
        Failure why = answer.failure().get();
        last = Optional.of(new Failure(why.reason(), call.call() + ": " + why.detail()));
      } else if (answer.isSuccess()) {
        return good(call, answer, lastPage);
      } else {
        refused(call, answer);
      }
    } catch (HttpException e) {
      last = Optional.of(new Failure(e.kind().reason(), call.call() + ": " + e.getMessage()));
    }
    return "";
  }

  private void refused(ApiCall call, ApiAnswer answer) {
    String what = call.call() + " answered " + answer.status();
    Optional<String> error = answer.error(call);
    if (error.isPresent()) {
      understood = true;
      refused.add(new RefusedCall(call.call(), answer.status(), error.get()));
    } else if (answer.status() == 401 || answer.status() == 403) {
      last =
          Optional.of(new Failure(Reason.FORBIDDEN, what + ", as something before Flyte 2 does"));
    } else {
      last = Optional.of(new Failure(Reason.HTTP_STATUS, what + ", as Flyte 2 never does"));
    }
  }

  private String good(ApiCall call, ApiAnswer answer, boolean lastPage) {
    if (call.isText()) {
      understood |= call == ApiCall.HEALTHZ && answer.text().equals("OK");
      return "";
    }
    JsonNode json = ApiJson.read(answer.body());
    String next = ApiJson.text(json, "token");
    switch (call) {
      case RUNS, QUEUED -> {
        for (JsonNode row : ApiJson.elements(json.path("runs"))) {
          RunRow.of(row).ifPresent(one -> rows.put(one.id().text(), one));
        }
        newestRead |= call == ApiCall.RUNS;
        newestFull |= call == ApiCall.RUNS && !next.isEmpty();
        queuedRead |= call == ApiCall.QUEUED;
        queuedCut |= call == ApiCall.QUEUED && lastPage && !next.isEmpty();
      }
      case TRIGGERS -> {
        ApiJson.elements(json.path("triggers"))
            .forEach(one -> Trigger.of(one).ifPresent(triggers::add));
        triggersRead = true;
      }
      default -> {}
    }
    understood = true;
    return call.isPaged() && !lastPage && next.matches("[A-Za-z0-9+/=_.:-]{1,256}") ? next : "";
  }

  /** All of it as a reading; failed only when no call had an answer of Flyte's own. */
  Reading reading(Instant at) {
    if (!understood) {
      Failure why = last.orElse(new Failure(Reason.OTHER, "nothing was asked"));
      return Reading.failed(Flyte2Samples.API, at, took, why);
    }
    List<Sample> samples = new ArrayList<>();
    if (newestRead && queuedRead) {
      samples.addAll(RunSamples.of(rows.values(), newestFull, queuedCut, now));
    }
    if (triggersRead) {
      samples.addAll(RunSamples.ofTriggers(triggers, now));
    }
    samples.add(new Sample(AdminSamples.READ_DURATION, Labels.NONE, took.toNanos() / 1e9));
    List<Evidence> evidence = new ArrayList<>(refused);
    if (newestRead || queuedRead) {
      evidence.addAll(RunSamples.evidence(rows.values(), now));
    }
    return new Reading(
        Flyte2Samples.API,
        at,
        took,
        bytes,
        samples.size(),
        Samples.of(samples),
        evidence,
        Optional.empty());
  }
}
