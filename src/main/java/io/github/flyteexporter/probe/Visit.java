package io.github.flyteexporter.probe;

import io.vertx.core.Future;

/** What a probe asks once a way was found open. */
enum Visit {
  /** The health check, which says nothing of the database, and a read, which does. */
  HTTP {
    @Override
    Future<Answer> go(Talk talk) {
      return talk.get(Phase.REQUEST, "/healthcheck", HttpVerdict::health)
          .compose(well -> talk.getKnown(Phase.READ, "/api/v1/projects?limit=1", HttpVerdict::api));
    }
  },

  /** The health check of gRPC, which needs a token too where flyteadmin wants one. */
  GRPC {
    @Override
    Future<Answer> go(Talk talk) {
      return talk.call(
          Phase.REQUEST, GrpcVerdict.CHECK, GrpcVerdict.EVERYTHING, GrpcVerdict::health);
    }
  },

  CONSOLE {
    @Override
    Future<Answer> go(Talk talk) {
      return talk.get(Phase.REQUEST, "/console", HttpVerdict::console);
    }
  },

  REDIRECT {
    @Override
    Future<Answer> go(Talk talk) {
      return talk.get(Phase.REQUEST, "/", answer -> HttpVerdict.redirect(answer, talk.endpoint()));
    }
  },

  /** Nothing: it is the certificate that matters. */
  NONE {
    @Override
    Future<Answer> go(Talk talk) {
      return Future.succeededFuture();
    }
  };

  abstract Future<Answer> go(Talk talk);
}
