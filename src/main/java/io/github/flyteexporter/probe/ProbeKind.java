package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ProbePhase;
import io.vertx.core.Future;

/** What a probe asks once a way was found open. */
public enum ProbeKind {
  /** The health check, which says nothing of the database, and a read, which does. */
  HTTP {
    @Override
    Future<ProbeResponse> go(ProbeClient talk) {
      return talk.get(ProbePhase.REQUEST, "/healthcheck", HttpVerdict::health)
          .compose(
              well -> talk.getKnown(ProbePhase.READ, "/api/v1/projects?limit=1", HttpVerdict::api));
    }
  },

  /** The health check of gRPC, which needs a token too where flyteadmin wants one. */
  GRPC {
    @Override
    Future<ProbeResponse> go(ProbeClient talk) {
      return talk.call(
          ProbePhase.REQUEST, GrpcVerdict.CHECK, GrpcVerdict.EVERYTHING, GrpcVerdict::health);
    }
  },

  CONSOLE {
    @Override
    Future<ProbeResponse> go(ProbeClient talk) {
      return talk.get(ProbePhase.REQUEST, "/console", HttpVerdict::console);
    }
  },

  REDIRECT {
    @Override
    Future<ProbeResponse> go(ProbeClient talk) {
      return talk.get(
          ProbePhase.REQUEST, "/", answer -> HttpVerdict.redirect(answer, talk.endpoint()));
    }
  },

  /** Nothing: it is the certificate that matters. */
  NONE {
    @Override
    Future<ProbeResponse> go(ProbeClient talk) {
      return Future.succeededFuture();
    }
  };

  abstract Future<ProbeResponse> go(ProbeClient talk);
}
