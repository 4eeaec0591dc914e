package io.github.flyteexporter.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.http.ClientKey;
import io.github.flyteexporter.http.SecretFile;
import io.github.flyteexporter.kube.client.KubeConfig.Entry;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The credentials of a kubeconfig's user: a client certificate, a token or its file, user and
 * password, a plugin ({@code exec}), or the older {@code auth-provider}. When the API server
 * refuses them, the kubeconfig is read again: other programs write new tokens into it.
 */
final class KubeConfigUser implements Credentials {
  private final Vertx vertx;
  private final Map<String, String> environment;
  private final Supplier<Optional<KubeConfig>> reread;
  private Credentials current;
  private Optional<X509ExtendedKeyManager> key;

  /**
   * A user.
   *
   * @throws IllegalArgumentException when the certificate cannot be read
   */
  KubeConfigUser(
      Vertx vertx,
      Map<String, String> environment,
      Supplier<Optional<KubeConfig>> reread,
      KubeConfig config) {
    this.vertx = vertx;
    this.environment = environment;
    this.reread = reread;
    use(config);
  }

  private void use(KubeConfig config) {
    key = config.user().flatMap(this::key);
    current = config.user().map(user -> credentials(user, config.cluster())).orElse(NONE);
  }

  private Optional<X509ExtendedKeyManager> key(Entry user) {
    Optional<String> certificate = user.pem("client-certificate");
    Optional<String> secret = user.pem("client-key");
    if (certificate.isPresent() != secret.isPresent()) {
      throw new IllegalArgumentException(
          "kubeconfig "
              + user.file()
              + ": "
              + user.name()
              + " has a client-certificate without a client-key, or a key without a certificate");
    }
    return certificate.map(pem -> ClientKey.of(vertx, pem, secret.orElseThrow()));
  }

  private Credentials credentials(Entry user, Entry cluster) {
    Optional<String> token = user.text("token");
    JsonNode provider = user.node().path("auth-provider").path("config");
    if (user.path("tokenFile").isPresent()) {
      SecretFile file = new SecretFile(user.path("tokenFile").get());
      return () -> Optional.of("Bearer " + file.readToken());
    } else if (token.isPresent()) {
      return Credentials.token(token.get());
    } else if (user.text("username").isPresent()) {
      return Credentials.basic(
          user.text("username").get(), user.node().path("password").asText(""));
    } else if (user.node().path("exec").isObject()) {
      return new ExecPlugin(vertx, environment, user, cluster);
    } else if (provider.has("access-token")) {
      return Credentials.token(provider.path("access-token").asText());
    }
    return provider.has("id-token") ? new OidcToken(user) : NONE;
  }

  @Override
  public Optional<String> authorization() {
    return now().authorization();
  }

  @Override
  public Optional<X509ExtendedKeyManager> certificate() {
    return Optional.of(new RenewedKey(() -> newestKey().orElse(null)));
  }

  private synchronized Credentials now() {
    return current;
  }

  private Optional<X509ExtendedKeyManager> newestKey() {
    Optional<X509ExtendedKeyManager> own;
    synchronized (this) {
      own = key;
    }
    return own.isPresent() ? own : now().certificate();
  }

  @Override
  public synchronized void refused() {
    current.refused();
    if (!(current instanceof ExecPlugin)) {
      reread.get().ifPresent(this::use);
    }
  }
}
