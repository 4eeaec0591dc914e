package io.github.flyteexporter.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** flyteadmin with its own authorization server, as far as programs see it; signs real JWTs. */
public final class FlyteStandIn {
  static final String CLIENT = "flyte-exporter";

  private static final String NOBODY =
      ", access token err: [JWT_VERIFICATION_FAILED] Could not retrieve id token from metadata,"
          + " caused by: rpc error: code = Unauthenticated desc = Request unauthenticated with"
          + " IDToken";

  final HttpStandIn http;
  private volatile RSAKey key = KEY;
  private final InstantSource clock;

  /** Made once: to find a key takes longer than all that it is used for. */
  private static final RSAKey KEY = key();

  volatile String secret;
  volatile Duration life = Duration.ofMinutes(30);
  volatile Duration ahead = Duration.ZERO;
  volatile boolean refusesAll;

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  FlyteStandIn(Vertx vertx, InstantSource clock, String secret) throws Exception {
    this(vertx, clock, secret, new HttpServerOptions());
  }

  FlyteStandIn(Vertx vertx, InstantSource clock, String secret, HttpServerOptions options)
      throws Exception {
    this.clock = clock;
    this.secret = secret;
    this.http = new HttpStandIn(vertx, options);
    http.on("/.well-known/oauth-authorization-server", request -> metadata(http.url(), request));
    http.json("/config/v1/flyte_client", 200, client());
    http.on("/oauth2/token", this::token);
    http.on("/api/v1/version", this::version);
  }

  /** Signs with a key of its own from now on. */
  void changeKey() {
    key = key();
  }

  URI url() {
    return http.url();
  }

  static JsonObject client() {
    return new JsonObject()
        .put("client_id", "flytectl")
        .put("redirect_uri", "http://localhost:53593/callback")
        .put("scopes", new JsonArray().add("all").add("offline"))
        .put("authorization_metadata_key", "flyte-authorization")
        .put("audience", "");
  }

  static JsonObject metadata(URI publicUrl) {
    return new JsonObject()
        .put("issuer", publicUrl.toString())
        .put("token_endpoint", publicUrl + "/oauth2/token")
        .put("jwks_uri", publicUrl + "/oauth2/jwks")
        .put("token_endpoint_auth_methods_supported", new JsonArray().add("client_secret_basic"));
  }

  static void metadata(URI publicUrl, HttpServerRequest request) {
    HttpStandIn.json(200, metadata(publicUrl)).handle(request);
  }

  Instant now() {
    return clock.instant().plus(ahead);
  }

  String sign(RSAKey by, Instant issued, Duration holds, String audience) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
              new JWTClaimsSet.Builder()
                  .audience(audience)
                  .issueTime(Date.from(issued))
                  .expirationTime(Date.from(issued.plus(holds)))
                  .claim("scp", List.of("all"))
                  .jwtID(UUID.randomUUID().toString())
                  .build());
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(Duration holds) {
    return sign(key, now(), holds, url().toString());
  }

  private void token(HttpServerRequest request) {
    String basic = request.getHeader("Authorization");
    if (!secret.equals(basic == null ? "" : secretOf(basic))) {
      HttpStandIn.json(
              401,
              new JsonObject()
                  .put("error", "invalid_client")
                  .put("error_description", "Client authentication failed"))
          .handle(request);
      return;
    }
    HttpStandIn.json(
            200,
            new JsonObject()
                .put("access_token", sign(life))
                .put("expires_in", life.toSeconds())
                .put("scope", "all")
                .put("token_type", "bearer"))
        .handle(request);
  }

  /** fosite unescapes each part. */
  private static String secretOf(String basic) {
    String pair =
        new String(
            Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    return pair.substring(0, colon).equals(CLIENT)
        ? URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)
        : "";
  }

  private void version(HttpServerRequest request) {
    String header = request.getHeader("flyte-authorization");
    String wrong =
        refusesAll ? "token parse error id token err: access token err: refused" : wrong(header);
    HttpStandIn.json(
            wrong.isEmpty() ? 200 : 401,
            wrong.isEmpty()
                ? new JsonObject().put("control_plane_version", new JsonObject())
                : new JsonObject().put("code", 16).put("message", wrong + NOBODY))
        .handle(request);
  }

  private String wrong(String header) {
    String frame = "token parse error id token err: access token err: ";
    if (header == null) {
      return frame + "[JWT_VERIFICATION_FAILED] Could not retrieve bearer token from metadata";
    }
    try {
      SignedJWT jwt = SignedJWT.parse(header.substring("Bearer ".length()));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
        return frame + "crypto/rsa: verification error";
      } else if (!now().isBefore(claims.getExpirationTime().toInstant())) {
        return frame + "Token is expired";
      } else if (now().isBefore(claims.getIssueTime().toInstant())) {
        return frame + "Token used before issued";
      } else if (!claims.getAudience().contains(url().toString())) {
        return frame + "invalid audience " + claims.getAudience() + ", wanted [" + url() + "]";
      }
      return "";
    } catch (ParseException | JOSEException e) {
      return frame + "token contains an invalid number of segments";
    }
  }
}
