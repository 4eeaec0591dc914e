package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpVersions;
import io.github.flyteexporter.probe.report.ProbeReport;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One endpoint that is probed: its address, and the request. */
final class Probe {
  /** In bytes: a login page sets many cookies. */
  private static final int LARGEST_HEADER = 32 << 10;

  private final String name;
  private final ProbeKind visit;
  private final Supplier<Optional<ProbeTarget>> goal;
  private final ConnectPhase approach;
  private final ProbeEventLoop loop;
  private final AdminCredentials credentials;
  private final InstantSource clock;

  /**
   * A probe.
   *
   * @param goal where to; empty while it is not known
   */
  Probe(
      String name,
      ProbeKind visit,
      Supplier<Optional<ProbeTarget>> goal,
      ConnectPhase approach,
      ProbeEventLoop loop,
      AdminCredentials credentials,
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
  Future<Optional<ProbeReport>> run() {
    Optional<ProbeTarget> to = goal.get();
    if (to.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    ProbeRun run = new ProbeRun(loop, to.get(), clock);
    boolean grpc = visit == ProbeKind.GRPC;
    return approach
        .to(run, grpc)
        .compose(way -> visit.go(talk(run, way, grpc)))
        .transform(done -> Future.succeededFuture(Optional.of(run.end(name))));
  }

  private ProbeClient talk(ProbeRun run, ConnectedPath way, boolean grpc) {
    HttpVersions versions =
        grpc
            ? HttpVersions.HTTP_2
            : run.goal().endpoint().secure() ? HttpVersions.HTTP_2_OR_1_1 : HttpVersions.HTTP_1_1;
    BoundedClient client =
        HttpClients.on(loop.vertx())
            .versions(versions)
            .tls(run.goal().trust())
            .connectWithin(run.goal().timeout())
            .connections(1)
            .largestHeaders(LARGEST_HEADER)
            .resolver(approach.resolver())
            .build();
    run.atEnd(client::close);
    return new ProbeClient(run, client, way, credentials);
  }
}
