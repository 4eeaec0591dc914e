package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.Credentials;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One door that is tried: where it is, and what is asked there. */
final class Probe {
  private final String name;
  private final Visit visit;
  private final Supplier<Optional<Goal>> goal;
  private final Approach approach;
  private final Loop loop;
  private final Credentials credentials;
  private final InstantSource clock;

  /**
   * A probe.
   *
   * @param goal where to; empty while it is not known
   */
  Probe(
      String name,
      Visit visit,
      Supplier<Optional<Goal>> goal,
      Approach approach,
      Loop loop,
      Credentials credentials,
      InstantSource clock) {
    this.name = name;
    this.visit = visit;
    this.goal = goal;
    this.approach = approach;
    this.loop = loop;
    this.credentials = credentials;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  /**
   * Tries it, on the loop; the future does not fail, and is empty where there is nothing to try.
   */
  Future<Optional<Report>> run() {
    Optional<Goal> to = goal.get();
    if (to.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Run run = new Run(loop, to.get(), clock);
    boolean grpc = visit == Visit.GRPC;
    return approach
        .to(run, grpc)
        .compose(way -> visit.go(talk(run, way, grpc)))
        .transform(done -> Future.succeededFuture(Optional.of(run.end(name))));
  }

  private Talk talk(Run run, Way way, boolean grpc) {
    HttpClient client = Requests.client(loop.vertx(), run.goal(), way, grpc);
    run.atEnd(client::close);
    return new Talk(run, client, way, credentials);
  }
}
