package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.SecretFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A token that others put into a file and replace when they like. */
final class TokenFromFile implements AdminCredentials {
  /** flyteadmin may have been wrong: a refused token is tried again after this time. */
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final InstantSource clock;
  private final RefreshingCache<AuthConfig> discovery;
  private final SecretFile file;
  private final AuthSteps steps;
  private volatile Optional<Refused> refused = Optional.empty();
  private volatile Optional<Instant> expiry = Optional.empty();

  /** A token that was refused, when and why. */
  private record Refused(String token, Instant at, AuthFailure why) {
    @Override
    public String toString() {
      return why.toString();
    }
  }

  TokenFromFile(
      Vertx vertx,
      InstantSource clock,
      RefreshingCache<AuthConfig> discovery,
      Path file,
      AuthSteps steps) {
    this.vertx = vertx;
    this.clock = clock;
    this.discovery = discovery;
    this.file = new SecretFile(file);
    this.steps = steps;
  }

  @Override
  public Future<Optional<Header>> current() {
    return discovery
        .current()
        .compose(
            access -> {
              if (!access.enabled()) {
                steps.unneeded();
                return Future.succeededFuture(Optional.empty());
              }
              return vertx
                  .executeBlocking(file::readToken, false)
                  .map(token -> Optional.of(header(access, token)))
                  .onFailure(
                      error ->
                          steps.failed(AuthFailures.of(AuthStep.TOKEN, error, "the token's file")));
            });
  }

  private Header header(AuthConfig access, String token) {
    Instant now = clock.instant();
    expiry = Claims.of(token).expiry().map(end -> end.minus(steps.adminAhead()));
    if (expiry.isPresent() && !now.isBefore(expiry.get())) {
      throw new AuthException(
          AuthStep.TOKEN,
          AuthReason.EXPIRED,
          "the token in " + file.file() + " expired at " + expiry.get());
    }
    steps.up(AuthStep.TOKEN);
    Optional<Refused> held =
        refused.filter(one -> one.token().equals(token) && now.isBefore(one.at().plus(TRY_AGAIN)));
    if (held.isPresent()) {
      throw new AuthException(held.get().why());
    }
    return new Header(access.header(), "Bearer " + token);
  }

  @Override
  public void refused(Header header, int status, String message) {
    AuthFailure why =
        RejectionReason.of(steps, status, message, SecretRedactor.without(message, header), true);
    if (!message.isEmpty()) {
      steps.failed(why); // otherwise the next call shows it
    }
    String token = header.value().substring("Bearer ".length());
    refused = Optional.of(new Refused(token, clock.instant(), why));
  }

  @Override
  public void accepted(Header header) {
    steps.up(AuthStep.CALL);
  }

  /** Expiry of the token in the file, empty when it has none. */
  Optional<Instant> expiry() {
    return expiry;
  }
}
