package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
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

/** flyteadmin's answers to the reads of one round, live or recorded. */
public final class AdminAnswers {
  /** Which source flyteadmin's API is. */
  public static final SourceId ID = new SourceId(AdminSamples.SOURCE, "flyteadmin");

  private final AdminCache view;
  private final Instant now;
  private final List<Evidence> evidence = new ArrayList<>();
  private Optional<Failure> fatal = Optional.empty();
  private Optional<Failure> last = Optional.empty();
  private Optional<Duration> listTook = Optional.empty();
  private int understood;
  private int listsFailed;
  private long bytes;

  AdminAnswers(AdminCache view, Instant now) {
    this.view = view;
    this.now = now;
  }

  /** Answers that were recorded at a moment. */
  public static AdminAnswers recorded(Instant now) {
    return new AdminAnswers(new AdminCache(FlyteWorkflowIndex.NONE), now);
  }

  /** Takes the answer that was recorded under a name. */
  public void answered(String recorded, int status, byte[] body, Duration took) {
    answered(
        AdminRequest.recorded(recorded), new AdminResponse(status, body, Optional.empty(), took));
  }

  /** Takes note that a read was recorded under a name and had no answer. */
  public void failed(String recorded, Reason reason, String detail) {
    failed(AdminRequest.recorded(recorded), new Failure(reason, detail));
  }

  /** Takes an answer that came, whatever its status; says whether it was flyteadmin's. */
  boolean answered(AdminRequest ask, AdminResponse reply) {
    int before = understood;
    bytes += reply.body().length;
    if (reply.good()) {
      good(ask, reply);
    } else {
      refused(ask, reply);
    }
    return understood > before;
  }

  private void good(AdminRequest ask, AdminResponse reply) {
    try {
      view.take(ask, reply.body(), now);
      understood++;
      if (ask instanceof AdminRequest.Executions && listTook.isEmpty()) {
        listTook = Optional.of(reply.took());
      }
    } catch (AdminException e) {
      failed(ask, e.failure());
    }
  }

  /** Takes an answer that did not come, or that nobody can read. */
  void failed(AdminRequest ask, Failure why) {
    last = Optional.of(new Failure(why.reason(), ask.call() + ": " + why.detail()));
    lost(ask, false, false);
  }

  /** Nothing of this round counts. */
  void hopeless(Failure why) {
    fatal = Optional.of(why);
  }

  /** Whether going on makes no sense. */
  boolean over() {
    return fatal.isPresent();
  }

  private void refused(AdminRequest ask, AdminResponse reply) {
    String what = ask.call() + " answered " + reply.status();
    if (reply.status() == 401 || reply.status() == 403) {
      hopeless(new Failure(Reason.FORBIDDEN, what));
    } else if (reply.foreign() || reply.status() / 100 == 3) {
      last = Optional.of(new Failure(Reason.HTTP_STATUS, what + ", as flyteadmin never does"));
    } else {
      understood++;
      if (!(ask instanceof AdminRequest.One && reply.status() == 404)) {
        evidence.add(new RefusedCall(ask.call(), reply.status(), reply.message()));
      }
    }
    lost(ask, reply.tooLarge(), reply.status() == 404 && !reply.foreign());
  }

  private void lost(AdminRequest ask, boolean tooLarge, boolean notFound) {
    listsFailed += ask instanceof AdminRequest.Executions ? 1 : 0;
    view.failed(ask, tooLarge, notFound, now);
  }

  /** What the refused calls say. */
  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Why flyteadmin could not be read: only when no call at all had an answer of its own. */
  Optional<Failure> failure() {
    return fatal.isPresent() ? fatal : understood == 0 ? last : Optional.empty();
  }

  /** All of it, and more that is known beside the answers, as a reading. */
  public Reading reading(Instant at, Duration took, List<Sample> more) {
    Optional<Failure> failure = failure();
    if (failure.isPresent()) {
      return Reading.failed(ID, at, took, failure.get());
    }
    List<Sample> samples = new ArrayList<>(more);
    boolean readable = listsFailed == 0 || listTook.isPresent();
    samples.addAll(AdminSampleBuilder.of(view, readable, now));
    listTook.ifPresent(
        time ->
            samples.add(new Sample(AdminSamples.READ_DURATION, Labels.NONE, time.toNanos() / 1e9)));
    List<Evidence> facts = new ArrayList<>(evidence);
    facts.addAll(view.launches().recent(now));
    return new Reading(
        ID, at, took, bytes, samples.size(), Samples.of(samples), facts, Optional.empty());
  }
}
