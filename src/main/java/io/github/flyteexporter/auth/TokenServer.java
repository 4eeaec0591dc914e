package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.AuthConfig.TokenPlace;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.SecretFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a client its tokens: asked where discovery says, or where flyteadmin itself is. */
final class TokenServer {
  private static final Logger LOG = LoggerFactory.getLogger(TokenServer.class);

  private final Vertx vertx;
  private final HttpRoutes ways;
  private final Auth auth;
  private final AuthSteps steps;
  private final TokenRequests requests;

  /** The place that could not be reached and what is asked instead of it. */
  private volatile Optional<HttpUrl> unreachable = Optional.empty();

  /** The method that worked last. */
  private volatile ClientAuthMethod worked = ClientAuthMethod.BASIC;

  TokenServer(Vertx vertx, HttpRoutes ways, Auth auth, AuthSteps steps, TokenRequests requests) {
    this.vertx = vertx;
    this.ways = ways;
    this.auth = auth;
    this.steps = steps;
    this.requests = requests;
  }

  /** Asks for a token now. */
  Future<Token> ask(TokenPlace tokens) {
    HttpUrl place = tokens.place();
    if (!tokens.openly()) {
      return Future.failedFuture(
          new AuthException(
              AuthStep.TOKEN,
              AuthReason.TLS,
              place + " is not encrypted, though it was named by a server that is"));
    }
    return secret()
        .compose(
            secret ->
                unreachable.equals(Optional.of(place))
                    ? ask(tokens, atAdmin(place), secret)
                    : ask(tokens, place, secret)
                        .onSuccess(token -> steps.substituted(false))
                        .recover(error -> elsewhere(tokens, secret, error)))
        .recover(
            error ->
                Future.failedFuture(AuthException.of(AuthStep.TOKEN, error, place.toString())));
  }

  /**
   * flyteadmin names its own token endpoint by the first of its authorizedUris, which from inside
   * the cluster is often not to be reached (flyte v1.16.8,
   * flyteadmin/auth/handler_utils.go:114-149; charts/flyte-core/values.yaml:993-1001).
   */
  private Future<Token> elsewhere(TokenPlace tokens, String secret, Throwable error) {
    HttpUrl place = tokens.place();
    AuthFailure why = AuthFailures.of(AuthStep.TOKEN, error, place.toString());
    if (!tokens.self() || !why.reason().isOfTheWay() || place.isSameServer(ways.admin())) {
      return Future.failedFuture(error);
    }
    HttpUrl instead = atAdmin(place);
    return ask(tokens, instead, secret)
        .onSuccess(
            token -> {
              unreachable = Optional.of(place);
              steps.substituted(true);
              LOG.info(
                  "Tokens are asked for at {}: flyteadmin names {}, which is {} from here",
                  instead.toString(),
                  place.toString(),
                  why.reason().label());
            });
  }

  private HttpUrl atAdmin(HttpUrl place) {
    return ways.admin().at(place.path());
  }

  /**
   * Where the settings leave it open, by either method, as {@code golang.org/x/oauth2} does for
   * Flyte's clients: servers list methods that a client may not use, and refuse by any error.
   */
  private Future<Token> ask(TokenPlace tokens, HttpUrl place, String secret) {
    Optional<ClientAuthMethod> set = ClientAuthMethod.of(auth.clientAuthMethod());
    ClientAuthMethod first = set.orElse(worked);
    return requests
        .ask(place, tokens, secret, first)
        .recover(
            error ->
                set.isEmpty() && isRefusal(error)
                    ? otherwise(tokens, place, secret, first.other(), error)
                    : Future.failedFuture(error));
  }

  private Future<Token> otherwise(
      TokenPlace tokens, HttpUrl place, String secret, ClientAuthMethod method, Throwable first) {
    return requests
        .ask(place, tokens, secret, method)
        .onSuccess(token -> worked = method)
        .recover(second -> Future.failedFuture(weight(second) < weight(first) ? second : first));
  }

  /** Whether the server answered and the secret's place may be the reason. */
  private static boolean isRefusal(Throwable error) {
    return error instanceof AuthException known
        && known.retryAfter().isEmpty()
        && !known.failure().reason().isOfTheWay();
  }

  /** Of two refusals, the one that came after the client was recognized says more. */
  private static int weight(Throwable error) {
    return switch (AuthFailures.of(AuthStep.TOKEN, error, "").reason()) {
      case BAD_SCOPE, BAD_AUDIENCE -> 0;
      case FORBIDDEN -> 1;
      case BAD_CLIENT -> 2;
      default -> 3;
    };
  }

  /** Files are read where blocking is allowed, each time: others replace them. */
  private Future<String> secret() {
    return auth.clientSecretFile()
        .map(SecretFile::new)
        .map(file -> vertx.executeBlocking(file::read, false))
        .orElse(Future.succeededFuture(auth.clientSecret()));
  }
}
