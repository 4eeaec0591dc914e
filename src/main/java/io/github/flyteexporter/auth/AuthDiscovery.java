package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.AuthConfig.TokenPlace;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how to get in as Flyte's clients do (flyte v1.16.8,
 * flyteidl/clients/go/admin/token_source_provider.go): flyteadmin says the header, scopes and
 * audience, and where tokens are asked for unless the settings or an issuer do.
 */
final class AuthDiscovery {
  private static final String CLIENT = "/config/v1/flyte_client";
  private static final String METADATA = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  /** flyteadmin/auth/config/config.go:59-129. */
  private static final String DEFAULT_HEADER = "flyte-authorization";

  /** They are about refresh tokens, which client credentials never get. */
  private static final Set<String> FOR_PEOPLE = Set.of("offline", "offline_access");

  private static final Set<String> NO_HEADER =
      Set.of("host", "connection", "content-length", "transfer-encoding");

  private final HttpRoutes ways;
  private final Auth auth;
  private final AuthSteps steps;

  AuthDiscovery(HttpRoutes ways, Auth auth, AuthSteps steps) {
    this.ways = ways;
    this.auth = auth;
    this.steps = steps;
  }

  /** Looks now. */
  Future<AuthConfig> look() {
    HttpUrl place = ways.admin().at(CLIENT);
    return get(place)
        .compose(
            answer ->
                answer.status() == 501 // grpc-gateway: no such service
                    ? Future.succeededFuture(AuthConfig.notEnabled(answer.asked()))
                    : found(answer.asked(), fields(place, answer)))
        .onSuccess(steps::discovered)
        .recover(
            error -> {
              AuthException why =
                  AuthException.of(AuthStep.DISCOVERY, error, ways.admin().toString());
              steps.failed(why.failure());
              return Future.failedFuture(why);
            });
  }

  private Future<AuthConfig> found(Instant at, JsonFields client) {
    String header = auth.header().isEmpty() ? header(client) : auth.header();
    if (auth.clientId().isEmpty()) {
      return Future.succeededFuture(new AuthConfig(at, true, header, Optional.empty()));
    }
    return tokens(client).map(tokens -> new AuthConfig(at, true, header, Optional.of(tokens)));
  }

  private static String header(JsonFields client) {
    String named = client.text("authorization_metadata_key").toLowerCase(Locale.ROOT);
    if (named.isEmpty()) {
      return DEFAULT_HEADER;
    }
    if (!named.matches("[-a-z0-9]{1,64}") || NO_HEADER.contains(named)) {
      throw malformed(CLIENT + " names no header that could be sent");
    }
    return named;
  }

  private Future<TokenPlace> tokens(JsonFields client) {
    if (auth.tokenUrl().isPresent()) {
      HttpUrl fixed = HttpUrl.of(auth.tokenUrl().get());
      return Future.succeededFuture(tokens(client, fixed, false, true));
    }
    HttpUrl place =
        auth.issuer()
            .map(issuer -> HttpUrl.of(issuer).below(OPENID))
            .orElse(ways.admin().at(METADATA));
    return get(place)
        .map(answer -> tokens(client, place, ServerMetadata.of(fields(place, answer))));
  }

  private TokenPlace tokens(JsonFields client, HttpUrl asked, ServerMetadata metadata) {
    if (auth.issuer().filter(wanted -> !metadata.isOf(wanted.toString())).isPresent()) {
      throw malformed(asked + " is of another issuer than admin.auth.issuer");
    }
    HttpUrl endpoint =
        metadata.tokens().orElseThrow(() -> malformed(asked + " names no token_endpoint"));
    boolean self = auth.issuer().isEmpty() && metadata.isSelf();
    return tokens(client, endpoint, self, !asked.secure());
  }

  private TokenPlace tokens(JsonFields client, HttpUrl place, boolean self, boolean openly) {
    List<String> scopes =
        auth.scopes().isEmpty()
            ? client.texts("scopes").stream().filter(scope -> !FOR_PEOPLE.contains(scope)).toList()
            : auth.scopes();
    String audience = auth.audience().isEmpty() ? client.text("audience") : auth.audience();
    return new TokenPlace(
        place, scopes, audience, self, openly || place.secure() || place.isLoopback());
  }

  private Future<AuthResponse> get(HttpUrl place) {
    return ways.to(place)
        .get(place, Map.of())
        .recover(
            error ->
                Future.failedFuture(AuthException.of(AuthStep.DISCOVERY, error, place.toString())))
        .onSuccess(answer -> steps.clockOf(ways, place, answer));
  }

  private static JsonFields fields(HttpUrl place, AuthResponse answer) {
    if (answer.status() != 200) {
      throw answer.refusal(AuthStep.DISCOVERY, place);
    }
    return JsonFields.of(answer.body())
        .orElseThrow(() -> malformed(place + " answered no JSON object"));
  }

  private static AuthException malformed(String detail) {
    return new AuthException(AuthStep.DISCOVERY, AuthReason.MALFORMED, detail);
  }
}
