package io.github.flyteexporter.http;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an error means that a connection or the HTTP codec ended with, whether of Vert.x or of
 * Java's own client.
 */
public final class TransportFailures {
  private static final Logger LOG = LoggerFactory.getLogger(TransportFailures.class);

  /** Causes of causes that are looked at. */
  private static final int DEEP = 8;

  private TransportFailures() {}

  /** The error, classified by the first of its causes that is known. */
  public static HttpException of(Throwable error) {
    boolean tls = false;
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        LOG.error("Out of memory in a request", cause); // which ends the process
      }
      if (cause instanceof HttpException known) {
        return known;
      }
      Optional<FailureKind> kind = ErrorKinds.of(cause, deepest(cause));
      if (kind.equals(Optional.of(FailureKind.TLS))) {
        // a connection may also be cut or hang within the handshake
        tls = true;
      } else if (kind.isPresent()) {
        return new HttpException(kind.get(), FailureTexts.of(kind.get(), cause, tls));
      }
    }
    return tls
        ? new HttpException(FailureKind.TLS, FailureTexts.ofTls(error, deepest(error)))
        : new HttpException(FailureKind.OTHER, FailureTexts.of(error));
  }

  private static Throwable deepest(Throwable error) {
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause.getCause() != null; i++) {
      cause = cause.getCause();
    }
    return cause;
  }
}
