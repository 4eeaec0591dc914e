package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.AuthConfig.TokenPlace;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Token requests with client credentials (RFC 6749, 4.4) and what their answers mean. */
final class TokenRequests {
  /** For a token without an expiry. */
  private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(1);

  private final HttpRoutes ways;
  private final String clientId;
  private final AuthSteps steps;
  private final DoubleSupplier random;

  TokenRequests(HttpRoutes ways, String clientId, AuthSteps steps, DoubleSupplier random) {
    this.ways = ways;
    this.clientId = clientId;
    this.steps = steps;
    this.random = random;
  }

  /** Asks there, with the secret shown by this method. */
  Future<Token> ask(HttpUrl place, TokenPlace tokens, String secret, ClientAuthMethod method) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    if (!tokens.scopes().isEmpty()) {
      fields.put("scope", String.join(" ", tokens.scopes()));
    }
    if (!tokens.audience().isEmpty()) {
      fields.put("audience", tokens.audience());
    }
    fields.putAll(method.fields(clientId, secret));
    String form =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + ClientAuthMethod.escaped(one.getValue()))
            .collect(Collectors.joining("&"));
    return ways.to(place)
        .send(ClientRequest.post(place, Buffer.buffer(form)), method.headers(clientId, secret))
        .recover(
            error -> Future.failedFuture(AuthException.of(AuthStep.TOKEN, error, place.toString())))
        .map(answer -> token(place, answer, secret));
  }

  private Token token(HttpUrl place, AuthResponse answer, String secret) {
    steps.clockOf(ways, place, answer);
    boolean success = answer.status() / 100 == 2;
    Optional<TokenAnswer> fields = answer.isRedirect() ? Optional.empty() : TokenAnswer.of(answer);
    if (fields.isPresent() && !fields.get().error().isEmpty()) {
      throw refused(place, answer.status(), fields.get(), secret).retryAfter(answer.retryAfter());
    } else if (!success) {
      throw answer.refusal(AuthStep.TOKEN, place);
    }
    TokenAnswer found =
        fields
            .filter(one -> !one.token().isEmpty())
            .orElseThrow(() -> malformed(place + " answered no token and no error"));
    if (!found.token().matches("[!-~]+")) {
      throw malformed(place + " answered what no header can carry");
    }
    return token(place, answer, found);
  }

  private Token token(HttpUrl place, AuthResponse answer, TokenAnswer found) {
    Duration left = Duration.ofSeconds(found.life());
    Claims claims = Claims.of(found.token());
    if (answer.date().isEmpty()) {
      claims
          .shown(left)
          .ifPresent(shown -> steps.clock(place.isSameServer(ways.admin()), shown, answer));
    }
    Duration life =
        claims.life().filter(one -> one.compareTo(left) < 0 || left.isZero()).orElse(left);
    if (life.isZero() || life.isNegative()) {
      life = UNKNOWN_LIFE;
    }
    return Token.of(found.token(), answer.asked(), life, random.getAsDouble());
  }

  private static AuthException malformed(String detail) {
    return new AuthException(AuthStep.TOKEN, AuthReason.MALFORMED, detail);
  }

  private AuthException refused(HttpUrl place, int status, TokenAnswer answer, String secret) {
    String said =
        SecretRedactor.without(answer.error() + " " + answer.description(), clientId, secret);
    return new AuthException(
        AuthStep.TOKEN,
        TokenErrors.reason(status, answer.error(), answer.description()),
        place + " answered " + status + ", " + said);
  }
}
