package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reads of one round, one after the other, ended by the first sign that they are no use. */
final class PollRound {
  private static final Failure FLYTE_2 =
      new Failure(
          Reason.OTHER,
          "this is Flyte 2; flyte-exporter knows Flyte 1 only and shows nothing of it");

  private final AdminClient client;
  private final AdminCredentials credentials;
  private final AdminAnswers answers;
  private final long begun = System.nanoTime();
  private int left = PollScheduler.MOST_READS;
  private boolean stopped;
  private Optional<AdminResponse> overload = Optional.empty();
  private boolean foreign;

  PollRound(AdminClient client, AdminCredentials credentials, AdminAnswers answers) {
    this.client = client;
    this.credentials = credentials;
    this.answers = answers;
  }

  /** How many reads may still be sent. */
  int left() {
    return stopped || answers.hasFailed() ? 0 : left;
  }

  /** The answer by which flyteadmin said that it cannot do its work now, empty if it can. */
  Optional<AdminResponse> overload() {
    return overload;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Sends these reads as far as there is room and sense; the future does not fail. */
  Future<Void> poll(List<AdminRequest> requests, PollScheduler scheduler, Instant now) {
    Future<Void> done = Future.succeededFuture();
    for (AdminRequest request : requests) {
      done =
          done.compose(
              next -> {
                if (left() == 0) {
                  return Future.succeededFuture();
                }
                scheduler.sending(request, now);
                return send(request, true);
              });
    }
    return done;
  }

  /** Asks whether it is Flyte 2 that answers the reads of every flyteadmin as none does. */
  Future<Void> lookForFlyte2() {
    if (!foreign || left == 0 || answers.hasFailed()) {
      return Future.succeededFuture();
    }
    left--;
    return client
        .send(AdminRequest.Fixed.FLYTE_2, Optional.empty())
        .onSuccess(
            answer -> {
              if (List.of(405, 415).contains(answer.status())) {
                isFlyte2();
              }
            })
        .transform(done -> Future.succeededFuture());
  }

  /** It is Flyte 2, which is not read. */
  void isFlyte2() {
    answers.fail(FLYTE_2);
  }

  private Future<Void> send(AdminRequest request, boolean again) {
    return credentials
        .current()
        .transform(
            known -> {
              if (known.failed()) {
                // room auth reports what went wrong: it may hold secrets
                answers.fail(new Failure(Reason.FORBIDDEN, "there is no token to send"));
                return Future.succeededFuture();
              }
              left--;
              Optional<Header> header = known.result();
              return Future.succeededFuture()
                  .compose(go -> client.send(request, header))
                  .transform(done -> ended(request, header, done, again));
            });
  }

  private Future<Void> ended(
      AdminRequest request,
      Optional<Header> header,
      AsyncResult<AdminResponse> done,
      boolean again) {
    if (done.failed()) {
      stopped = true;
      String url = client.url(request).toString();
      answers.failed(request, TransportFailures.of(done.cause()).failure(url));
      return Future.succeededFuture();
    }
    AdminResponse answer = done.result();
    if (answer.status() == 401 && header.isPresent()) {
      credentials.refused(header.get(), answer.status(), answer.message());
      if (again && left > 0) {
        return send(request, false);
      }
    }
    if (answer.isSuccess()) {
      header.ifPresent(credentials::accepted);
    }
    take(request, answer);
    return Future.succeededFuture();
  }

  private void take(AdminRequest request, AdminResponse answer) {
    boolean understood = answers.answered(request, answer);
    if (answer.isOverloaded()) {
      overload = Optional.of(answer);
      stopped = true;
    } else if (!understood && request == AdminRequest.Fixed.PROJECTS) {
      foreign = true;
      stopped = true;
    }
    stopped |= took().compareTo(client.timeout()) > 0;
  }
}
