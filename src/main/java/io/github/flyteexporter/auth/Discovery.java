package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.Access.TokenPlace;
import io.github.flyteexporter.config.Auth;
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
final class Discovery {
  private static final String CLIENT = "/config/v1/flyte_client";
  private static final String METADATA = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  /** flyteadmin/auth/config/config.go:59-129. */
  private static final String DEFAULT_HEADER = "flyte-authorization";

  /** They are about refresh tokens, which client credentials never get. */
  private static final Set<String> FOR_PEOPLE = Set.of("offline", "offline_access");

  private static final Set<String> NO_HEADER =
      Set.of("host", "connection", "content-length", "transfer-encoding");

  private final Ways ways;
  private final Auth auth;
  private final Steps steps;

  Discovery(Ways ways, Auth auth, Steps steps) {
    this.ways = ways;
    this.auth = auth;
    this.steps = steps;
  }

  /** Looks now. */
  Future<Access> look() {
    Place place = ways.admin().at(CLIENT);
    return get(place)
        .compose(
            answer ->
                answer.status() == 501 // grpc-gateway: no such service
                    ? Future.succeededFuture(Access.notEnabled(answer.asked()))
                    : found(answer.asked(), fields(place, answer)))
        .onSuccess(steps::discovered)
        .recover(
            error -> {
              AuthFailure why = Failures.of(Step.DISCOVERY, error, ways.admin().shown());
              steps.failed(why);
              return Future.failedFuture(new AuthException(why));
            });
  }

  private Future<Access> found(Instant at, Fields client) {
    String header = auth.header().isEmpty() ? header(client) : auth.header();
    if (auth.clientId().isEmpty()) {
      return Future.succeededFuture(new Access(at, true, header, Optional.empty()));
    }
    return tokens(client).map(tokens -> new Access(at, true, header, Optional.of(tokens)));
  }

  private static String header(Fields client) {
    String named = client.text("authorization_metadata_key").toLowerCase(Locale.ROOT);
    if (named.isEmpty()) {
      return DEFAULT_HEADER;
    }
    if (!named.matches("[-a-z0-9]{1,64}") || NO_HEADER.contains(named)) {
      throw malformed(CLIENT + " names no header that could be sent");
    }
    return named;
  }

  private Future<TokenPlace> tokens(Fields client) {
    if (auth.tokenUrl().isPresent()) {
      Place fixed = new Place(auth.tokenUrl().get());
      return Future.succeededFuture(tokens(client, fixed, List.of(), false, true));
    }
    Place place =
        auth.issuer()
            .map(issuer -> new Place(issuer).below(OPENID))
            .orElse(ways.admin().at(METADATA));
    return get(place).map(answer -> tokens(client, place, Metadata.of(fields(place, answer))));
  }

  private TokenPlace tokens(Fields client, Place asked, Metadata metadata) {
    if (auth.issuer().filter(wanted -> !metadata.isOf(wanted.toString())).isPresent()) {
      throw malformed(asked.shown() + " is of another issuer than admin.auth.issuer");
    }
    Place endpoint =
        metadata.tokens().orElseThrow(() -> malformed(asked.shown() + " names no token_endpoint"));
    boolean self = auth.issuer().isEmpty() && metadata.isSelf();
    return tokens(client, endpoint, metadata.methods(), self, !asked.isSecure());
  }

  private TokenPlace tokens(
      Fields client, Place place, List<String> methods, boolean self, boolean openly) {
    List<String> scopes =
        auth.scopes().isEmpty()
            ? client.texts("scopes").stream().filter(scope -> !FOR_PEOPLE.contains(scope)).toList()
            : auth.scopes();
    String audience = auth.audience().isEmpty() ? client.text("audience") : auth.audience();
    return new TokenPlace(
        place, methods, scopes, audience, self, openly || place.isSecure() || place.isLoopback());
  }

  private Future<Answer> get(Place place) {
    return ways.to(place)
        .get(place, Map.of())
        .recover(
            error ->
                Future.failedFuture(
                    new AuthException(Failures.of(Step.DISCOVERY, error, place.shown()))))
        .onSuccess(answer -> steps.clockOf(ways, place, answer));
  }

  private static Fields fields(Place place, Answer answer) {
    if (answer.status() != 200) {
      throw answer.refusal(Step.DISCOVERY, place);
    }
    return Fields.of(answer.body())
        .orElseThrow(() -> malformed(place.shown() + " answered no JSON object"));
  }

  private static AuthException malformed(String detail) {
    return new AuthException(Step.DISCOVERY, Reason.MALFORMED, detail);
  }
}
