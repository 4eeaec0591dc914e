package io.github.flyteexporter.auth;

import io.vertx.core.Future;
import java.util.Optional;

/** What a request to flyteadmin carries so that it knows us. Lives on an event loop. */
public interface AdminCredentials {
  /** No token is sent. */
  AdminCredentials NONE =
      new AdminCredentials() {
        @Override
        public Future<Optional<Header>> current() {
          return Future.succeededFuture(Optional.empty());
        }

        @Override
        public void refused(Header header, int status, String message) {
          // there was none
        }
      };

  /**
   * The header to send now, never with a token that has expired; empty when none is to be sent.
   * Fails when there should be one and there is none.
   */
  Future<Optional<Header>> current();

  /** flyteadmin answered a request that carried it with 401: the next one is another. */
  default void refused(Header header) {
    refused(header, 401, "");
  }

  /** As {@link #refused(Header)}, with the {@code message} of the answer, which says why. */
  void refused(Header header, int status, String message);

  /** flyteadmin took a request that carried it. */
  default void accepted(Header header) {}

  /** A header whose value is a secret. */
  record Header(String name, String value) {
    @Override
    public String toString() {
      return name + ": ***";
    }
  }
}
