package io.github.flyteexporter.admin;

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
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a reading of flyteadmin's answers to the reads of one round, live or recorded. */
public final class AdminAnswers {
  /** Which source flyteadmin's API is. */
  public static final SourceId ID = new SourceId(AdminSamples.SOURCE, "flyteadmin");

  private final AdminCache cache;
  private final Instant now;
  private final List<Evidence> evidence = new ArrayList<>();
  private Optional<Failure> failed = Optional.empty();
  private Optional<Failure> last = Optional.empty();
  private Optional<Duration> listTook = Optional.empty();
  private int understood;
  private int listsFailed;
  private long bytes;

  AdminAnswers(AdminCache cache, Instant now) {
    this.cache = cache;
    this.now = now;
  }

  /** Takes an answer that came, whatever its status; returns whether it was flyteadmin's. */
  boolean answered(AdminRequest request, AdminResponse answer) {
    int before = understood;
    bytes += answer.body().length;
    if (answer.isSuccess()) {
      good(request, answer);
    } else {
      refused(request, answer);
    }
    return understood > before;
  }

  private void good(AdminRequest request, AdminResponse answer) {
    try {
      cache.take(request, answer.body(), now);
      understood++;
      if (request instanceof AdminRequest.Executions && listTook.isEmpty()) {
        listTook = Optional.of(answer.took());
      }
    } catch (HttpException e) {
      failed(request, new Failure(e.kind().reason(), e.getMessage()));
    }
  }

  /** Takes an answer that did not come, or that cannot be read. */
  void failed(AdminRequest request, Failure why) {
    last = Optional.of(new Failure(why.reason(), request.call() + ": " + why.detail()));
    stale(request, why.reason() == Reason.TOO_LARGE, false);
  }

  /** Fails the whole round. */
  void fail(Failure why) {
    failed = Optional.of(why);
  }

  /** Whether the round has failed and more reads are no use. */
  boolean hasFailed() {
    return failed.isPresent();
  }

  private void refused(AdminRequest request, AdminResponse answer) {
    String what = request.call() + " answered " + answer.status();
    if (answer.status() == 401 || answer.status() == 403) {
      fail(new Failure(Reason.FORBIDDEN, what));
    } else if (answer.isForeign() || answer.status() / 100 == 3) {
      last = Optional.of(new Failure(Reason.HTTP_STATUS, what + ", as flyteadmin never does"));
    } else {
      understood++;
      if (!(request instanceof AdminRequest.One && answer.status() == 404)) {
        evidence.add(new RefusedCall(request.call(), answer.status(), answer.message()));
      }
    }
    stale(request, answer.isTooLarge(), answer.status() == 404 && !answer.isForeign());
  }

  private void stale(AdminRequest request, boolean tooLarge, boolean notFound) {
    listsFailed += request instanceof AdminRequest.Executions ? 1 : 0;
    cache.failed(request, tooLarge, notFound, now);
  }

  /** The refused calls. */
  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Why flyteadmin could not be read: only when no call at all had an answer of its own. */
  Optional<Failure> failure() {
    return failed.isPresent() ? failed : understood == 0 ? last : Optional.empty();
  }

  /** All of it, and more that is known beside the answers, as a reading. */
  Reading reading(Instant at, Duration took, List<Sample> more) {
    Optional<Failure> failure = failure();
    if (failure.isPresent()) {
      return Reading.failed(ID, at, took, failure.get());
    }
    List<Sample> samples = new ArrayList<>(more);
    boolean readable = listsFailed == 0 || listTook.isPresent();
    samples.addAll(AdminSampleBuilder.of(cache, readable, now));
    listTook.ifPresent(
        time ->
            samples.add(new Sample(AdminSamples.READ_DURATION, Labels.NONE, time.toNanos() / 1e9)));
    List<Evidence> facts = new ArrayList<>(evidence);
    facts.addAll(cache.launches().recent(now));
    return new Reading(
        ID, at, took, bytes, samples.size(), Samples.of(samples), facts, Optional.empty());
  }
}
