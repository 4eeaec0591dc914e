package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Settings of a way in, and what a reading of it says, in short. */
public final class Entered {
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** The keys of a way in that tests change. */
  static final class Keys {
    Path tokenFile;
    String clientId = FlyteStandIn.CLIENT;
    String secret = "";
    Path secretFile;
    List<String> scopes = List.of();
    String clientAuthMethod;
    String audience = "";
    URI tokenUrl;
    URI issuer;
    String header = "";
    Tls tls;
    Tls adminTls;
    URI proxy;
    Duration timeout = TIMEOUT;

    Auth auth() {
      return new Auth(
          Optional.ofNullable(tokenFile),
          tokenFile == null ? clientId : "",
          Optional.ofNullable(secretFile),
          secret,
          clientAuthMethod,
          scopes,
          audience,
          Optional.ofNullable(tokenUrl),
          Optional.ofNullable(issuer),
          header,
          Optional.ofNullable(tls),
          Optional.ofNullable(proxy));
    }

    Authentication at(Vertx vertx, URI admin, InstantSource steady) {
      TimeSource time = TimeSource.of(steady);
      AdminAccess access =
          new AdminAccess(true, Optional.of(admin), timeout, Optional.ofNullable(adminTls), auth());
      return Authentication.of(vertx, access, admin, time, () -> 0.5, new TokenRequestCounts());
    }
  }

  static Keys with(String secret) {
    Keys keys = new Keys();
    keys.secret = secret;
    return keys;
  }

  static Keys nobody() {
    Keys keys = new Keys();
    keys.clientId = "";
    return keys;
  }

  private Entered() {}

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  static Reading read(Source source) throws Exception {
    return get(source.read());
  }

  /** Steps with 1 and 0, and why: {@code discovery=1 token=0:bad_client}. */
  static String steps(Reading reading) {
    return steps(reading, AuthSamples.UP, AuthSamples.FAILURE);
  }

  static String steps(Reading reading, String up, String failure) {
    TreeMap<String, String> steps = new TreeMap<>();
    for (Sample sample : reading.samples().all(up)) {
      steps.put(sample.labels().get("step"), "=" + (int) sample.value());
    }
    for (Sample sample : reading.samples().all(failure)) {
      steps.merge(sample.labels().get("step"), ":" + sample.labels().get("reason"), String::concat);
    }
    return steps.entrySet().stream()
        .map(step -> step.getKey() + step.getValue())
        .collect(Collectors.joining(" "));
  }

  static double number(Reading reading, String name) {
    return reading.samples().sum(name).orElse(Double.NaN);
  }
}
