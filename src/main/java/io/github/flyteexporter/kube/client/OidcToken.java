package io.github.flyteexporter.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.kube.client.KubeConfig.Entry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of an {@code auth-provider} named {@code oidc}. One that has expired is exchanged by
 * the refresh token, and the kubeconfig is written, as {@code kubectl} does: many providers accept
 * a refresh token only once.
 */
final class OidcToken implements Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(OidcToken.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EARLY = Duration.ofSeconds(10);

  private final Entry user;
  private final JsonNode config;
  private String token;
  private String refresh;

  OidcToken(Entry user) {
    this.user = user;
    this.config = user.node().path("auth-provider").path("config");
    this.token = text("id-token");
    this.refresh = text("refresh-token");
  }

  private String text(String key) {
    return config.path(key).asText("");
  }

  @Override
  public synchronized Optional<String> authorization() {
    if (!refresh.isEmpty() && !expiry(token).minus(EARLY).isAfter(Instant.now())) {
      try {
        exchange();
      } catch (IOException e) {
        throw new HttpException(
            FailureKind.OTHER, "the OIDC provider of " + user.name() + ": " + e.getMessage());
      }
    }
    return Optional.of("Bearer " + token);
  }

  /** When a JWT expires; long ago where it does not say. */
  private static Instant expiry(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      return Instant.ofEpochSecond(JSON.readTree(claims).path("exp").asLong());
    } catch (IOException | IllegalArgumentException e) {
      return Instant.EPOCH;
    }
  }

  private void exchange() throws IOException {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .sslContext(ApiTls.context(trusted(), Optional.empty()))
            .build();
    String issuer = text("idp-issuer-url").replaceFirst("/+$", "");
    JsonNode about =
        answer(
            http, HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
    String pair = text("client-id") + ":" + text("client-secret");
    JsonNode tokens =
        answer(
            http,
            HttpRequest.newBuilder(URI.create(about.path("token_endpoint").asText("")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form())));
    String newest = tokens.path("id_token").asText("");
    if (newest.isEmpty()) {
      throw new IOException(issuer + " gave no id_token");
    }
    token = newest;
    refresh = tokens.path("refresh_token").asText(refresh);
    write();
  }

  private String form() {
    return "grant_type=refresh_token&refresh_token="
        + encoded(refresh)
        + "&client_id="
        + encoded(text("client-id"))
        + "&client_secret="
        + encoded(text("client-secret"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private TlsOptions trusted() {
    return new Entry(user.file(), user.name(), config)
        .pem("idp-certificate-authority")
        .map(TlsOptions::only)
        .orElseGet(() -> TlsOptions.of(Optional.empty()));
  }

  private static JsonNode answer(HttpClient http, HttpRequest.Builder request) throws IOException {
    HttpRequest sent = request.timeout(TIMEOUT).build();
    try {
      HttpResponse<byte[]> answer = http.send(sent, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(sent.uri() + " answered " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("closed");
    }
  }

  /** Puts the tokens into the file; one that cannot be written is reported and left as it is. */
  private void write() {
    Path file = user.file();
    try {
      JsonNode root = KubeConfig.YAML.readTree(Files.readAllBytes(file));
      for (JsonNode one : root.path("users")) {
        if (one.path("name").asText().equals(user.name())
            && one.at("/user/auth-provider/config") instanceof ObjectNode written) {
          written.put("id-token", token).put("refresh-token", refresh);
        }
      }
      Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "kubeconfig", ".tmp");
      Files.write(next, KubeConfig.YAML.writeValueAsBytes(root));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("kubeconfig {} does not get the new tokens of {}: {}", file, user.name(), e);
    }
  }
}
