package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthStep;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Tokens that are asked for with a client's id and secret. */
final class ClientCredentials implements AdminCredentials {
  private final InstantSource clock;
  private final RefreshingCache<AuthConfig> discovery;
  private final RefreshingCache<Token> tokens;
  private final AuthSteps steps;

  /**
   * No token is asked for yet.
   *
   * @param random numbers from 0 to 1
   * @param server asks for a token
   */
  ClientCredentials(
      InstantSource clock,
      DoubleSupplier random,
      RefreshingCache<AuthConfig> discovery,
      Function<AuthConfig.TokenPlace, Future<Token>> server,
      AuthSteps steps,
      TokenRequestCounts renewals) {
    this.clock = clock;
    this.discovery = discovery;
    this.steps = steps;
    this.tokens =
        new RefreshingCache<>(
            clock,
            random,
            AuthStep.TOKEN,
            () ->
                discovery
                    .current()
                    .compose(access -> server.apply(access.tokens().orElseThrow()))
                    .onComplete(end -> ended(renewals, end)));
  }

  private void ended(TokenRequestCounts renewals, AsyncResult<Token> end) {
    renewals.count(end.succeeded());
    if (end.succeeded()) {
      steps.up(AuthStep.TOKEN);
    } else {
      steps.failed(AuthFailures.of(AuthStep.TOKEN, end.cause(), "the token"));
    }
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
              return tokens
                  .current()
                  .map(
                      token -> Optional.of(new Header(access.header(), "Bearer " + token.value())));
            });
  }

  @Override
  public void refused(Header header, int status, String message) {
    Token token = tokens.peek();
    boolean ours = is(token, header);
    boolean fresh = !ours || clock.instant().isBefore(token.usableUntil());
    AuthFailure why =
        RejectionReason.of(steps, status, message, SecretRedactor.without(message, header), fresh);
    if (!message.isEmpty()) {
      steps.failed(why); // otherwise the next call shows it
    }
    if (ours) {
      tokens.drop(token, why);
    }
  }

  @Override
  public void accepted(Header header) {
    steps.up(AuthStep.CALL);
    Token token = tokens.peek();
    if (is(token, header)) {
      tokens.accepted(token);
    }
  }

  private static boolean is(Token token, Header header) {
    return token != null && header.value().equals("Bearer " + token.value());
  }

  /** Expiry of the token in use, empty without one. */
  Optional<Instant> expiry() {
    return Optional.ofNullable(tokens.peek()).map(Token::expiry);
  }
}
