package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of a login, as far as they go without a person (flyte v1.16.8,
 * flyteadmin/auth/handlers.go:68-79). The identity provider is asked without the query, so that no
 * login begins there.
 */
final class LoginFlow {
  private static final Set<Integer> ON_TO_THE_PROVIDER = Set.of(302, 303, 307);
  private static final Pattern REDIRECT_URI = Pattern.compile("(?:^|&)redirect_uri=([^&]*)");

  private static final ServerMetadata NO_METADATA =
      new ServerMetadata("", Optional.empty(), Optional.empty());

  private final HttpUrl ingress;
  private final HttpCaller atIngress;
  private final HttpCaller atOthers;

  LoginFlow(HttpUrl ingress, HttpCaller atIngress, HttpCaller atOthers) {
    this.ingress = ingress;
    this.atIngress = atIngress;
    this.atOthers = atOthers;
  }

  /** How the steps went, those that were reached. Does not fail. */
  Future<Map<AuthStep, Optional<AuthFailure>>> tryAll() {
    Map<AuthStep, Optional<AuthFailure>> steps = new EnumMap<>(AuthStep.class);
    return note(steps, AuthStep.LOGIN, login(steps))
        .compose(done -> note(steps, AuthStep.CORS, cors()))
        .compose(done -> isOff(steps) ? done() : note(steps, AuthStep.ISSUER, issuer()))
        .map(done -> steps);
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private static boolean isOff(Map<AuthStep, Optional<AuthFailure>> steps) {
    return steps
        .get(AuthStep.LOGIN)
        .filter(why -> why.reason() == AuthReason.NOT_ENABLED)
        .isPresent();
  }

  private Future<Void> note(
      Map<AuthStep, Optional<AuthFailure>> steps, AuthStep step, Future<Void> outcome) {
    return outcome
        .onSuccess(worked -> steps.put(step, Optional.empty()))
        .onFailure(
            error -> steps.put(step, Optional.of(AuthFailures.of(step, error, ingress.origin()))))
        .otherwiseEmpty();
  }

  private Future<Void> login(Map<AuthStep, Optional<AuthFailure>> steps) {
    HttpUrl place = ingress.at("/login");
    return atIngress
        .get(place, Map.of())
        .compose(
            answer -> {
              HttpUrl provider = provider(place, answer);
              return note(steps, AuthStep.IDENTITY_PROVIDER, answers(provider))
                  .map(
                      noted -> {
                        comesBack(provider);
                        return (Void) null;
                      });
            });
  }

  private static HttpUrl provider(HttpUrl place, AuthResponse answer) {
    if (answer.status() == 404
        && JsonFields.of(answer.body()).filter(f -> f.has("code")).isPresent()) {
      throw new AuthException(
          AuthStep.LOGIN, AuthReason.NOT_ENABLED, place + " answered 404: flyteadmin has no auth");
    }
    if (!ON_TO_THE_PROVIDER.contains(answer.status())) {
      throw answer.refusal(AuthStep.LOGIN, place);
    }
    return HttpUrl.find(answer.header("Location"))
        .filter(to -> !to.isSameServer(place) || !to.path().equals(place.path()))
        .orElseThrow(
            () ->
                new AuthException(
                    AuthStep.LOGIN,
                    AuthReason.MALFORMED,
                    place + " redirects to no identity provider"));
  }

  /** People are sent back to the first of authorizedUris where none is the host they came by. */
  private void comesBack(HttpUrl provider) {
    String query =
        provider
            .target()
            .substring(Math.min(provider.path().length() + 1, provider.target().length()));
    Matcher matcher = REDIRECT_URI.matcher(query);
    if (matcher.find()) {
      Optional<HttpUrl> back = decoded(matcher.group(1));
      if (back.isEmpty() || !back.get().host().equals(ingress.host())) {
        throw new AuthException(
            AuthStep.LOGIN,
            AuthReason.WRONG_HOST,
            "people who log in at "
                + ingress.origin()
                + " are sent back to "
                + back.map(HttpUrl::origin).orElse("nowhere"));
      }
    }
  }

  private static Optional<HttpUrl> decoded(String encoded) {
    try {
      return HttpUrl.find(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Future<Void> answers(HttpUrl provider) {
    HttpUrl bare = provider.at(provider.path());
    HttpCaller way = provider.isSameServer(ingress) ? atIngress : atOthers;
    return way.status(bare)
        .recover(
            error ->
                Future.failedFuture(
                    AuthException.of(AuthStep.IDENTITY_PROVIDER, error, bare.toString())))
        .map(
            status -> {
              if (status >= 500) {
                throw new AuthException(
                    AuthStep.IDENTITY_PROVIDER,
                    AuthResponse.reason(status),
                    bare + " answered " + status);
              }
              return null;
            });
  }

  /** flyteadmin names itself and its identity provider, each where clients can follow. */
  private Future<Void> issuer() {
    HttpUrl metadata = ingress.at("/.well-known/oauth-authorization-server");
    HttpUrl openid = ingress.at("/.well-known/openid-configuration");
    return atIngress
        .get(metadata, Map.of())
        .map(
            answer -> {
              fits(metadata, answer);
              return null;
            })
        .compose(fits -> atIngress.get(openid, Map.of()))
        .map(
            answer -> {
              if (!answer.isRedirect() || HttpUrl.find(answer.header("Location")).isEmpty()) {
                throw answer.isRedirect()
                    ? new AuthException(
                        AuthStep.ISSUER, AuthReason.MALFORMED, openid + " redirects nowhere")
                    : answer.refusal(AuthStep.ISSUER, openid);
              }
              return null;
            });
  }

  private void fits(HttpUrl asked, AuthResponse answer) {
    if (answer.status() != 200) {
      throw answer.refusal(AuthStep.ISSUER, asked);
    }
    ServerMetadata metadata =
        JsonFields.of(answer.body()).map(ServerMetadata::of).orElse(NO_METADATA);
    Optional<HttpUrl> tokens = metadata.tokens();
    if (tokens.isEmpty()) {
      throw new AuthException(
          AuthStep.ISSUER, AuthReason.MALFORMED, asked + " names no token_endpoint");
    }
    if (metadata.isSelf() && !tokens.get().host().equals(ingress.host())) {
      throw new AuthException(
          AuthStep.ISSUER,
          AuthReason.WRONG_HOST,
          asked + " sends programs to " + tokens.get().origin() + " for tokens");
    }
  }

  /** As a console served from the ingress, or one on a developer's machine, would ask. */
  private Future<Void> cors() {
    HttpUrl place = ingress.at("/api/v1/version");
    String origin = ingress.origin();
    return atIngress
        .send(
            ClientRequest.options(place),
            Map.of("Origin", origin, "Access-Control-Request-Method", "GET"))
        .map(
            answer -> {
              String allowed = answer.header("Access-Control-Allow-Origin");
              if (answer.status() / 100 != 2 || !(allowed.equals("*") || allowed.equals(origin))) {
                throw new AuthException(
                    AuthStep.CORS,
                    answer.status() / 100 == 5 && answer.status() != 501
                        ? AuthResponse.reason(answer.status())
                        : AuthReason.FORBIDDEN,
                    "a preflight of " + place + " was answered " + answer.status());
              }
              return null;
            });
  }
}
