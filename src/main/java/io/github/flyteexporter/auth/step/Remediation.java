package io.github.flyteexporter.auth.step;

/** What to change, and in whose settings, where a step fails: one sentence for each. */
public final class Remediation {
  private static final String CA = "the authority of its certificate in ";

  private Remediation() {}

  /** The sentence for a step and a reason. */
  public static String of(AuthStep step, AuthReason reason) {
    return switch (step) {
      case DISCOVERY -> discovery(reason);
      case TOKEN -> token(reason);
      case CALL -> call(reason);
      case LOGIN, ISSUER -> login(reason);
      case IDENTITY_PROVIDER -> provider(reason);
      case CORS ->
          "Set server.security.allowCors, allowedOrigins and allowedHeaders in flyteadmin's"
              + " configuration; needed only by a console on another host than the API";
    };
  }

  private static String discovery(AuthReason reason) {
    return switch (reason) {
      case UNREACHABLE, TIMEOUT ->
          "Point admin.url to flyteadmin's HTTP port (flyte-core: http://flyteadmin:80, beside"
              + " flyte-binary: http://localhost:8088), and let NetworkPolicies pass us there and"
              + " to admin.auth.issuer";
      case DNS -> "Correct the host in admin.url or admin.auth.issuer: that name does not exist";
      case TLS ->
          "Name the host that the certificate is for, and "
              + CA
              + "admin.tls.ca, for an issuer in"
              + " admin.auth.tls.ca";
      case FORBIDDEN ->
          "Let the ingress pass /.well-known and /config/v1 without a login of its own, or point"
              + " admin.url to flyteadmin's Service";
      case MALFORMED ->
          "Point admin.url to flyteadmin, not to the console, and admin.auth.issuer to exactly the"
              + " issuer that its /.well-known/openid-configuration names, or set"
              + " admin.auth.tokenUrl";
      default ->
          "Read flyteadmin's log: with an external server it fetches this from"
              + " auth.appAuth.externalAuthServer.baseUrl";
    };
  }

  private static String token(AuthReason reason) {
    return switch (reason) {
      case BAD_CLIENT ->
          "Compare admin.auth.clientId and the secret with the client at the authorization server,"
              + " which must allow client credentials; Flyte's own wants base64 of the bcrypt hash"
              + " in auth.appAuth.selfAuthServer.staticClients.ID.client_secret";
      case BAD_SCOPE ->
          "Set admin.auth.scopes to what the client may have: for Flyte's own server one of"
              + " staticClients.ID.scopes (all), for Entra api://APP/.default";
      case BAD_AUDIENCE ->
          "Flyte's own server takes no audience: leave admin.auth.audience and"
              + " thirdPartyConfig.flyteClient.audience empty; for Auth0 set admin.auth.audience to"
              + " the identifier of the API";
      case BAD_REQUEST ->
          "Allow the client the grant type client_credentials (staticClients.ID.grant_types),"
              + " and check that admin.auth.tokenUrl is the token endpoint";
      case FORBIDDEN ->
          "Authorize the client for the API at the identity provider (Auth0: APIs, Machine to"
              + " Machine), and let a proxy in between pass";
      case EXPIRED ->
          "Renew the token in admin.auth.tokenFile in time, or let the authorization server give"
              + " tokens of more than a few seconds"
              + " (auth.appAuth.selfAuthServer.accessTokenLifespan)";
      case NOT_ENABLED ->
          "Nothing fails: flyteadmin wants no token; remove admin.auth, or switch auth on with"
              + " server.security.useAuth (flyte-binary: configuration.auth.enabled)";
      case UNREACHABLE, TIMEOUT ->
          "Set admin.auth.tokenUrl to where the token endpoint is from here, or admin.auth.proxy;"
              + " flyteadmin names its own by the first of auth.authorizedUris";
      case DNS ->
          "Set admin.auth.tokenUrl to a host that is known here; flyteadmin names its own by the"
              + " first of auth.authorizedUris";
      case TLS ->
          "Name the host that the certificate is for, and "
              + CA
              + "admin.auth.tls.ca; an"
              + " unencrypted endpoint is taken only as admin.auth.tokenUrl";
      case MALFORMED ->
          "Set admin.auth.tokenUrl to the token endpoint itself: what answers there is something"
              + " else";
      default ->
          "Read the authorization server's log, and check that admin.auth.clientSecretFile or"
              + " tokenFile is mounted and readable";
    };
  }

  private static String call(AuthReason reason) {
    return switch (reason) {
      case NO_TOKEN ->
          "Set admin.auth.clientId and clientSecretFile (or tokenFile); if they are set, let the"
              + " ingress pass the header (admin.auth.header, flyteadmin's"
              + " auth.httpAuthorizationHeader)";
      case EXPIRED ->
          "Renew the token in admin.auth.tokenFile, and compare the clocks"
              + " (flyte_auth_clock_skew_seconds)";
      case CLOCK ->
          "Synchronize the clocks (NTP) of flyteadmin's node and the authorization server:"
              + " flyteadmin allows no difference";
      case WRONG_KEY ->
          "Take the token from the server that flyteadmin trusts"
              + " (auth.appAuth.externalAuthServer.baseUrl), or restart flyteadmin after"
              + " token_rsa_key.pem or the issuer's keys changed";
      case BAD_AUDIENCE ->
          "Use one host for tokens and calls and list it in auth.authorizedUris; with an external"
              + " server list the audience in auth.appAuth.externalAuthServer.allowedAudience";
      case BAD_SCOPE ->
          "Give the client the scope all and ask for it (admin.auth.scopes); with an external"
              + " server the token needs it in its claim scp";
      case FORBIDDEN ->
          "Let the ingress pass /api/v1 to flyteadmin without a login of its own, or point"
              + " admin.url to flyteadmin's Service";
      case MALFORMED ->
          "Point admin.url to flyteadmin itself; its tokens must be JWTs, which an opaque token is"
              + " not";
      case UNREACHABLE, TIMEOUT, DNS, TLS -> discovery(reason);
      default -> "Read flyteadmin's log at the time of the call";
    };
  }

  private static String login(AuthReason reason) {
    return switch (reason) {
      case WRONG_HOST ->
          "List the ingress host first in auth.authorizedUris (flyte-binary:"
              + " configuration.auth.authorizedUris)";
      case NOT_ENABLED -> "Nothing fails: flyteadmin runs without auth and people need no login";
      case MALFORMED, FORBIDDEN ->
          "Let the ingress route /login, /callback, /.well-known, /config and /api to flyteadmin";
      case UNREACHABLE, TIMEOUT, DNS ->
          "Correct ingress.url, or mend what is behind it: flyteadmin's Service has no ready pod,"
              + " or the name no record";
      case TLS -> "Renew the ingress' certificate for this host, or set " + CA + "ingress.tls.ca";
      default -> "Read flyteadmin's log at the time of the try";
    };
  }

  private static String provider(AuthReason reason) {
    return switch (reason) {
      case TLS -> "Renew the identity provider's certificate, or set " + CA + "admin.auth.tls.ca";
      default ->
          "Correct auth.userAuth.openId.baseUrl, or mend the identity provider; from here it may"
              + " need admin.auth.proxy";
    };
  }
}
