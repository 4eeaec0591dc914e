package io.github.flyteexporter.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
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
final class Login {
  private static final Set<Integer> ON_TO_THE_PROVIDER = Set.of(302, 303, 307);
  private static final Pattern REDIRECT_URI = Pattern.compile("(?:^|&)redirect_uri=([^&]*)");

  private static final Metadata NO_METADATA =
      new Metadata("", Optional.empty(), Optional.empty(), List.of());

  private final Place ingress;
  private final Caller atIngress;
  private final Caller atOthers;

  Login(Place ingress, Caller atIngress, Caller atOthers) {
    this.ingress = ingress;
    this.atIngress = atIngress;
    this.atOthers = atOthers;
  }

  /** How the steps went, those that were reached. Does not fail. */
  Future<Map<Step, Optional<AuthFailure>>> tryAll() {
    Map<Step, Optional<AuthFailure>> steps = new EnumMap<>(Step.class);
    return note(steps, Step.LOGIN, login(steps))
        .compose(done -> note(steps, Step.CORS, cors()))
        .compose(done -> isOff(steps) ? done() : note(steps, Step.ISSUER, issuer()))
        .map(done -> steps);
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private static boolean isOff(Map<Step, Optional<AuthFailure>> steps) {
    return steps.get(Step.LOGIN).filter(why -> why.reason() == Reason.NOT_ENABLED).isPresent();
  }

  private Future<Void> note(
      Map<Step, Optional<AuthFailure>> steps, Step step, Future<Void> outcome) {
    return outcome
        .onSuccess(worked -> steps.put(step, Optional.empty()))
        .onFailure(
            error -> steps.put(step, Optional.of(Failures.of(step, error, ingress.origin()))))
        .otherwiseEmpty();
  }

  private Future<Void> login(Map<Step, Optional<AuthFailure>> steps) {
    Place place = ingress.at("/login");
    return atIngress
        .get(place, Map.of())
        .compose(
            answer -> {
              Place provider = provider(place, answer);
              return note(steps, Step.IDENTITY_PROVIDER, answers(provider))
                  .map(
                      noted -> {
                        comesBack(provider);
                        return (Void) null;
                      });
            });
  }

  private static Place provider(Place place, Answer answer) {
    if (answer.status() == 404 && Fields.of(answer.body()).filter(f -> f.has("code")).isPresent()) {
      throw new AuthException(
          Step.LOGIN, Reason.NOT_ENABLED, place.shown() + " answered 404: flyteadmin has no auth");
    }
    if (!ON_TO_THE_PROVIDER.contains(answer.status())) {
      throw answer.refusal(Step.LOGIN, place);
    }
    return Place.of(answer.header("Location"))
        .filter(to -> !to.isSameServerAs(place) || !to.path().equals(place.path()))
        .orElseThrow(
            () ->
                new AuthException(
                    Step.LOGIN,
                    Reason.MALFORMED,
                    place.shown() + " redirects to no identity provider"));
  }

  /** People are sent back to the first of authorizedUris where none is the host they came by. */
  private void comesBack(Place provider) {
    String query = provider.url().getRawQuery() == null ? "" : provider.url().getRawQuery();
    Matcher matcher = REDIRECT_URI.matcher(query);
    if (matcher.find()) {
      Optional<Place> back = decoded(matcher.group(1));
      if (back.isEmpty() || !back.get().host().equals(ingress.host())) {
        throw new AuthException(
            Step.LOGIN,
            Reason.WRONG_HOST,
            "people who log in at "
                + ingress.origin()
                + " are sent back to "
                + back.map(Place::origin).orElse("nowhere"));
      }
    }
  }

  private static Optional<Place> decoded(String encoded) {
    try {
      return Place.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Future<Void> answers(Place provider) {
    Place bare = provider.at(provider.path());
    Caller way = provider.isSameServerAs(ingress) ? atIngress : atOthers;
    return way.get(bare, Map.of())
        .map(Answer::status)
        .recover(
            error ->
                error instanceof Exchange.AnswerTooLarge
                    ? Future.succeededFuture(200) // its page is as long as it likes
                    : Future.failedFuture(
                        new AuthException(
                            Failures.of(Step.IDENTITY_PROVIDER, error, bare.shown()))))
        .map(
            status -> {
              if (status >= 500) {
                throw new AuthException(
                    Step.IDENTITY_PROVIDER,
                    Answer.reason(status),
                    bare.shown() + " answered " + status);
              }
              return null;
            });
  }

  /** flyteadmin names itself and its identity provider, each where clients can follow. */
  private Future<Void> issuer() {
    Place metadata = ingress.at("/.well-known/oauth-authorization-server");
    Place openid = ingress.at("/.well-known/openid-configuration");
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
              if (!answer.isRedirect() || Place.of(answer.header("Location")).isEmpty()) {
                throw answer.isRedirect()
                    ? new AuthException(
                        Step.ISSUER, Reason.MALFORMED, openid.shown() + " redirects nowhere")
                    : answer.refusal(Step.ISSUER, openid);
              }
              return null;
            });
  }

  private void fits(Place asked, Answer answer) {
    if (answer.status() != 200) {
      throw answer.refusal(Step.ISSUER, asked);
    }
    Metadata metadata = Fields.of(answer.body()).map(Metadata::of).orElse(NO_METADATA);
    Optional<Place> tokens = metadata.tokens();
    if (tokens.isEmpty()) {
      throw new AuthException(
          Step.ISSUER, Reason.MALFORMED, asked.shown() + " names no token_endpoint");
    }
    if (metadata.isSelf() && !tokens.get().host().equals(ingress.host())) {
      throw new AuthException(
          Step.ISSUER,
          Reason.WRONG_HOST,
          asked.shown() + " sends programs to " + tokens.get().origin() + " for tokens");
    }
  }

  /** As a console served from the ingress, or one on a developer's machine, would ask. */
  private Future<Void> cors() {
    Place place = ingress.at("/api/v1/version");
    String origin = ingress.origin();
    return atIngress
        .send(
            HttpMethod.OPTIONS,
            place,
            Map.of("Origin", origin, "Access-Control-Request-Method", "GET"),
            Buffer.buffer())
        .map(
            answer -> {
              String allowed = answer.header("Access-Control-Allow-Origin");
              if (answer.status() / 100 != 2 || !(allowed.equals("*") || allowed.equals(origin))) {
                throw new AuthException(
                    Step.CORS,
                    answer.status() / 100 == 5 && answer.status() != 501
                        ? Answer.reason(answer.status())
                        : Reason.FORBIDDEN,
                    "a preflight of " + place.shown() + " was answered " + answer.status());
              }
              return null;
            });
  }
}
