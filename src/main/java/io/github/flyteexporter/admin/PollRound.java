package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reads of one beat, one after the other, over at the first sign that they are no use. */
final class PollRound {
  private static final Failure FLYTE_2 =
      new Failure(
          Reason.OTHER,
          "this is Flyte 2; flyte-exporter knows Flyte 1 only and shows nothing of it");

  private final Vertx vertx;
  private final AdminEndpoint endpoint;
  private final HttpClient client;
  private final AdminCredentials credentials;
  private final AdminAnswers answers;
  private final long begun = System.nanoTime();
  private int left = PollScheduler.BUDGET;
  private boolean stopped;
  private Optional<AdminResponse> overload = Optional.empty();
  private boolean strange;

  PollRound(
      Vertx vertx,
      AdminEndpoint endpoint,
      HttpClient client,
      AdminCredentials credentials,
      AdminAnswers answers) {
    this.vertx = vertx;
    this.endpoint = endpoint;
    this.client = client;
    this.credentials = credentials;
    this.answers = answers;
  }

  /** How many reads may still be made. */
  int left() {
    return stopped || answers.over() ? 0 : left;
  }

  /** The answer by which flyteadmin said that it cannot do its work now, empty if it can. */
  Optional<AdminResponse> overload() {
    return overload;
  }

  /** Whether what answers to the reads of every flyteadmin is something else. */
  boolean isStrange() {
    return strange;
  }

  /** Makes these reads as far as there is room and sense; the future does not fail. */
  Future<Void> make(List<AdminRequest> asks, PollScheduler itinerary, Instant now) {
    Future<Void> done = Future.succeededFuture();
    for (AdminRequest ask : asks) {
      done =
          done.compose(
              next -> {
                if (left() == 0) {
                  return Future.succeededFuture();
                }
                itinerary.asking(ask, now);
                return one(ask);
              });
    }
    return done;
  }

  /** Asks whether it is Flyte 2 that answers strangely. */
  Future<Void> lookForFlyte2() {
    if (left == 0 || answers.over()) {
      return Future.succeededFuture();
    }
    left--;
    return call(new AdminRequest.FlyteTwo(), Optional.empty())
        .transform(
            done -> {
              if (done.succeeded() && List.of(405, 415).contains(done.result().status())) {
                answers.hopeless(FLYTE_2);
              }
              return Future.succeededFuture();
            });
  }

  /** Says that the version is one of Flyte 2. */
  void isFlyte2() {
    answers.hopeless(FLYTE_2);
  }

  private Future<Void> one(AdminRequest ask) {
    return credentials
        .current()
        .transform(
            known -> {
              if (known.failed()) {
                // what went wrong is for the room that gets tokens to say: it may hold secrets
                answers.hopeless(new Failure(Reason.FORBIDDEN, "there is no token to be sent"));
                return Future.succeededFuture();
              }
              return withHeader(ask, known.result(), true);
            });
  }

  private Future<Void> withHeader(AdminRequest ask, Optional<Header> header, boolean again) {
    left--;
    return call(ask, header)
        .transform(
            done -> {
              if (done.failed()) {
                stopped = true;
                Failure why = AdminFailures.of(done.cause());
                answers.failed(
                    ask, new Failure(why.reason(), endpoint.url(ask) + ": " + why.detail()));
                return Future.succeededFuture();
              }
              AdminResponse reply = done.result();
              if (reply.status() == 401 && header.isPresent()) {
                credentials.refused(header.get(), reply.status(), reply.message());
                if (again && left > 0) {
                  return retry(ask);
                }
              }
              if (reply.good()) {
                header.ifPresent(credentials::accepted);
              }
              take(ask, reply);
              return Future.succeededFuture();
            });
  }

  private Future<Void> retry(AdminRequest ask) {
    return credentials
        .current()
        .transform(
            known -> {
              if (known.failed()) {
                answers.hopeless(new Failure(Reason.FORBIDDEN, "there is no token to be sent"));
                return Future.succeededFuture();
              }
              return withHeader(ask, known.result(), false);
            });
  }

  private void take(AdminRequest ask, AdminResponse reply) {
    boolean understood = answers.answered(ask, reply);
    if (reply.overloaded()) {
      overload = Optional.of(reply);
      stopped = true;
    } else if (!understood && ask instanceof AdminRequest.Projects) {
      strange = true;
      stopped = true;
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - begun);
    if (spent.compareTo(endpoint.timeout()) > 0) {
      stopped = true;
    }
  }

  private Future<AdminResponse> call(AdminRequest ask, Optional<Header> header) {
    Future<AdminResponse> reply =
        new AdminCall().begin(vertx, client, endpoint.request(ask, header), endpoint.timeout());
    String secret = header.map(Header::value).map(PollRound::withoutScheme).orElse("");
    return reply.map(answer -> answer.good() ? answer : answer.hiding(secret));
  }

  /** Of {@code Bearer TOKEN} the token. */
  private static String withoutScheme(String value) {
    return value.substring(value.lastIndexOf(' ') + 1);
  }
}
