package io.github.flyteexporter.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.http.ClientKey;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.kube.client.KubeConfig.Entry;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Runs the plugin of a kubeconfig's user for a token or a client certificate, and again when they
 * expire or are refused: {@code client.authentication.k8s.io}, as {@code aws eks get-token} and
 * {@code gke-gcloud-auth-plugin} are run by {@code kubectl}. It is never asked to read from a
 * terminal.
 */
final class ExecPlugin implements Credentials {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int LARGEST = 1 << 20;

  private final Vertx vertx;
  private final Map<String, String> environment;
  private final Entry user;
  private final Entry cluster;
  private final JsonNode exec;
  private Optional<Issued> issued = Optional.empty();

  private record Issued(
      Optional<String> token, Optional<X509ExtendedKeyManager> key, Instant until) {}

  ExecPlugin(Vertx vertx, Map<String, String> environment, Entry user, Entry cluster) {
    this.vertx = vertx;
    this.environment = environment;
    this.user = user;
    this.cluster = cluster;
    this.exec = user.node().path("exec");
  }

  @Override
  public Optional<String> authorization() {
    return current().token().map(token -> "Bearer " + token);
  }

  /** None while the plugin fails: the request then says why. */
  @Override
  public Optional<X509ExtendedKeyManager> certificate() {
    try {
      return current().key();
    } catch (HttpException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void refused() {
    issued = Optional.empty();
  }

  private synchronized Issued current() {
    if (issued.filter(one -> one.until().isAfter(Instant.now())).isEmpty()) {
      issued = Optional.of(issue(run()));
    }
    return issued.get();
  }

  private Issued issue(JsonNode answer) {
    JsonNode status = answer.path("status");
    String token = status.path("token").asText("");
    String certificate = status.path("clientCertificateData").asText("");
    String key = status.path("clientKeyData").asText("");
    if (!answer.path("apiVersion").asText("").equals(exec.path("apiVersion").asText(""))) {
      throw failed("answered another apiVersion than " + exec.path("apiVersion").asText(""));
    }
    if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
      throw failed("answered neither a token nor a certificate with its key");
    }
    return new Issued(
        Optional.of(token).filter(text -> !text.isEmpty()),
        Optional.of(certificate)
            .filter(pem -> !pem.isEmpty())
            .map(pem -> ClientKey.of(vertx, pem, key)),
        until(status.path("expirationTimestamp").asText("")));
  }

  /** Without a time it holds until it is refused. */
  private static Instant until(String time) {
    try {
      return time.isEmpty() ? Instant.MAX : Instant.parse(time);
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }

  private JsonNode run() {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().putAll(environment);
    builder.environment().put("KUBERNETES_EXEC_INFO", info().toString());
    exec.path("env")
        .forEach(
            one ->
                builder.environment().put(one.path("name").asText(), one.path("value").asText("")));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      String hint = exec.path("installHint").asText("").strip();
      throw failed("cannot be run" + (hint.isEmpty() ? "" : "; " + hint));
    }
    try {
      vertx.setTimer(LONGEST.toMillis(), late -> process.destroyForcibly());
      byte[] out = process.getInputStream().readNBytes(LARGEST);
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
        throw failed("ended with code " + (process.isAlive() ? "none" : process.exitValue()));
      }
      return JSON.readTree(out);
    } catch (IOException e) {
      throw failed("answered no JSON");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  /** A path that is relative begins at the folder of the kubeconfig. */
  private List<String> command() {
    String named = exec.path("command").asText("");
    Path file = user.file().toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(
        named.contains(File.separator) ? file.resolveSibling(named).normalize().toString() : named);
    exec.path("args").forEach(argument -> command.add(argument.asText()));
    return command;
  }

  private ObjectNode info() {
    ObjectNode info = JSON.createObjectNode();
    info.put("kind", "ExecCredential").put("apiVersion", exec.path("apiVersion").asText(""));
    ObjectNode spec = info.putObject("spec").put("interactive", false);
    if (exec.path("provideClusterInfo").asBoolean()) {
      ObjectNode about = spec.putObject("cluster");
      for (String key :
          List.of(
              "server",
              "tls-server-name",
              "insecure-skip-tls-verify",
              "certificate-authority-data",
              "proxy-url")) {
        if (cluster.node().has(key)) {
          about.set(key, cluster.node().get(key));
        }
      }
    }
    return info;
  }

  /** Says nothing of what it wrote, which may be a secret. */
  private HttpException failed(String how) {
    return new HttpException(
        FailureKind.OTHER,
        "kubeconfig "
            + user.file()
            + ": the plugin "
            + exec.path("command").asText("")
            + " of "
            + user.name()
            + " "
            + how);
  }
}
