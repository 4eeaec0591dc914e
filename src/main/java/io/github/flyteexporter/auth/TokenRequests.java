package io.github.flyteexporter.auth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import io.github.flyteexporter.auth.AuthConfig.TokenPlace;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Token requests with client credentials (RFC 6749, 4.4) and what their answers mean. */
final class TokenRequests {
  /** Where nothing tells how long a token holds. */
  private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(1);

  /** In seconds: more is a mistake, and no clock could reckon with it. */
  private static final long LONGEST_LIFE = Integer.MAX_VALUE;

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

  /** Asks there, with the secret in a header or in the body. */
  Future<Token> ask(HttpUrl place, TokenPlace tokens, String secret, boolean inTheBody) {
    ClientID client = new ClientID(clientId);
    ClientAuthentication by =
        inTheBody
            ? new ClientSecretPost(client, new Secret(secret))
            : new ClientSecretBasic(client, new Secret(secret));
    TokenRequest.Builder builder =
        new TokenRequest.Builder(place.uri(), by, new ClientCredentialsGrant());
    if (!tokens.scopes().isEmpty()) {
      builder.scope(new Scope(tokens.scopes().toArray(String[]::new)));
    }
    if (!tokens.audience().isEmpty()) {
      builder.customParameter("audience", tokens.audience());
    }
    HTTPRequest request = builder.build().toHTTPRequest();
    Map<String, String> headers = new HashMap<>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, values.get(0)));
    return ways.to(place)
        .send(ClientRequest.post(place, Buffer.buffer(request.getBody())), headers)
        .recover(
            error ->
                Future.failedFuture(
                    new AuthException(AuthFailures.of(AuthStep.TOKEN, error, place.toString()))))
        .map(answer -> token(place, answer, secret));
  }

  private Token token(HttpUrl place, AuthResponse answer, String secret) {
    steps.clockOf(ways, place, answer);
    if (answer.isRedirect()) {
      throw answer.refusal(AuthStep.TOKEN, place);
    }
    TokenResponse response;
    try {
      HTTPResponse http = new HTTPResponse(answer.status());
      http.setContentType(answer.header("Content-Type"));
      http.setBody(answer.text());
      response = TokenResponse.parse(http);
    } catch (ParseException | RuntimeException e) {
      // its message repeats the answer
      if (answer.status() / 100 != 2) {
        throw answer.refusal(AuthStep.TOKEN, place);
      }
      throw new AuthException(
          AuthStep.TOKEN, AuthReason.MALFORMED, place + " answered no token and no error");
    }
    if (!response.indicatesSuccess()) {
      throw refused(place, answer, response.toErrorResponse().getErrorObject(), secret);
    }
    return token(place, answer, response.toSuccessResponse());
  }

  private Token token(HttpUrl place, AuthResponse answer, AccessTokenResponse response) {
    AccessToken access = response.getTokens().getAccessToken();
    String value = access.getValue();
    if (!value.matches("[!-~]{1,32768}")) {
      throw new AuthException(
          AuthStep.TOKEN, AuthReason.MALFORMED, place + " answered what no header can carry");
    }
    Duration left = Duration.ofSeconds(Math.max(0, Math.min(LONGEST_LIFE, access.getLifetime())));
    Claims claims = Claims.of(value);
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
    return Token.of(value, answer.asked(), life, random.getAsDouble());
  }

  private AuthException refused(
      HttpUrl place, AuthResponse answer, ErrorObject error, String secret) {
    if (error == null || error.getCode() == null) {
      return answer.refusal(AuthStep.TOKEN, place);
    }
    String text = error.getDescription() == null ? "" : error.getDescription();
    String said = SecretRedactor.without(error.getCode() + " " + text, clientId, secret);
    return new AuthException(
        AuthStep.TOKEN,
        TokenErrors.reason(error.getCode(), text),
        place + " answered " + answer.status() + ", " + said);
  }
}
