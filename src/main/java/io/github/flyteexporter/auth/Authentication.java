package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * One way into one flyteadmin.
 *
 * @param credentials what requests carry
 * @param source how getting in goes; to be closed when it is used no more
 */
public record Authentication(AdminCredentials credentials, Source source) {
  /**
   * The way that is configured.
   *
   * @param adminUrl where flyteadmin's API is, without a path
   * @param random numbers from 0 to 1
   * @param renewals where token requests are counted
   */
  public static Authentication of(
      Vertx vertx,
      AdminAccess access,
      URI adminUrl,
      TimeSource time,
      DoubleSupplier random,
      TokenRequestCounts renewals) {
    Auth auth = access.auth();
    TimeSource.Steady clock = new TimeSource.Steady(time);
    HttpRoutes ways = new HttpRoutes(vertx, clock, access, HttpUrl.of(adminUrl));
    AuthSteps steps = new AuthSteps(clock);
    AuthDiscovery looking = new AuthDiscovery(ways, auth, steps);
    RefreshingCache<AuthConfig> discovery =
        new RefreshingCache<>(clock, random, AuthStep.DISCOVERY, looking::look);
    AdminCredentials credentials = AdminCredentials.NONE;
    Supplier<List<Sample>> more = List::of;
    if (auth.tokenFile().isPresent()) {
      TokenFromFile file =
          new TokenFromFile(vertx, clock, discovery, auth.tokenFile().get(), steps);
      credentials = file;
      more = () -> expiry(file.expiry().map(clock::onWall));
    } else if (!auth.clientId().isEmpty()) {
      TokenRequests requests = new TokenRequests(ways, auth.clientId(), steps, random);
      TokenServer server = new TokenServer(vertx, ways, auth, steps, requests);
      ClientCredentials client =
          new ClientCredentials(clock, random, discovery, server::ask, steps, renewals);
      credentials = client;
      more =
          () ->
              List.of(
                      expiry(client.expiry().map(clock::onWall)),
                      List.of(
                          outcome("success", renewals.succeeded()),
                          outcome("failure", renewals.failed())))
                  .stream()
                  .flatMap(List::stream)
                  .toList();
    }
    return new Authentication(
        credentials,
        new AuthSource(vertx, time, access.timeout(), ways, discovery, credentials, steps, more));
  }

  /** How the login of people goes, empty where no ingress is configured. */
  public static Optional<Source> login(Vertx vertx, Ingress ingress, Auth auth, TimeSource time) {
    return ingress.url().map(url -> new LoginSource(vertx, time, ingress, auth));
  }

  private static List<Sample> expiry(Optional<Instant> end) {
    return end.map(
            at ->
                List.of(new Sample(AuthSamples.TOKEN_EXPIRY, Labels.NONE, at.toEpochMilli() / 1e3)))
        .orElse(List.of());
  }

  private static Sample outcome(String outcome, long count) {
    return new Sample(AuthSamples.RENEWALS, Labels.of("outcome", outcome), count);
  }
}
