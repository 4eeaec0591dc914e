package io.github.flyteexporter.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Stands in the place of a large Kubernetes, on the loopback address. */
final class KubeServer implements AutoCloseable {
  static final int WORKFLOW_BYTES = 100_000;

  private static final int LEASES = 20;
  private static final int TICKS_PER_SECOND = 10;
  private static final String TOO_OLD =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}\n";

  /**
   * How many objects there are.
   *
   * @param podChanges changes of pods a second
   */
  record Size(int workflows, int pods, int events, int podChanges) {
    static final Size LARGE = new Size(10_000, 100_000, 20_000, 60);
  }

  private static final char[] PASSWORD = "password".toCharArray();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Crowd nothing = new Crowd(List.of(), 0, 0);
  private final Crowd ownPods = new Crowd(Template.all("kube/pods.jsonl").subList(0, 1), 1, 0);
  private final Map<String, Crowd> crowds;
  private final String scheme;

  /** A server that speaks plain HTTP, or TLS if there is a key for it. */
  KubeServer(Size size, Optional<SSLContext> key) throws IOException {
    crowds =
        Map.of(
            "/apis/flyte.lyft.com/v1alpha1/flyteworkflows",
            new Crowd(Template.workflows(WORKFLOW_BYTES), size.workflows, 10),
            "/api/v1/pods",
            new Crowd(Template.all("bench/pods.jsonl"), size.pods, size.podChanges),
            "/api/v1/events",
            new Crowd(Template.all("bench/events.jsonl"), size.events, 20),
            "/apis/coordination.k8s.io/v1/leases",
            new Crowd(Template.all("bench/leases.jsonl"), LEASES, 10),
            "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
            new Crowd(Template.all("kube/webhooks.jsonl"), 1, 0));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    scheme = key.isPresent() ? "https" : "http";
    server = key.isPresent() ? secure(address, key.get()) : HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** As Go's server does, the client's first choice of a cipher counts. */
  private static HttpServer secure(InetSocketAddress address, SSLContext key) throws IOException {
    HttpsServer secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(
        new HttpsConfigurator(key) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = getSSLContext().getDefaultSSLParameters();
            ours.setUseCipherSuitesOrder(false);
            parameters.setSSLParameters(ours);
          }
        });
    return secure;
  }

  /** A new key and certificate of 127.0.0.1. */
  static SSLContext key() throws IOException, InterruptedException {
    Path store = Files.createTempDirectory("bench").resolve("key.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    keytool.waitFor();
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Writes a kubeconfig that leads here. */
  Path kubeconfig() throws IOException {
    Path file = Files.createTempFile("bench", ".kubeconfig");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: bench
        clusters: [{name: bench, cluster: {server: "%s://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
        contexts: [{name: bench, context: {cluster: bench, user: bench}}]
        users: [{name: bench, user: {}}]
        """
            .formatted(scheme, server.getAddress().getPort()));
    file.toFile().deleteOnExit();
    return file;
  }

  Collection<Crowd> crowds() {
    return crowds.values();
  }

  /** Those paths of which fewer complete lists than this were sent. */
  List<String> listedLessThan(int times) {
    return crowds.entrySet().stream()
        .filter(crowd -> crowd.getValue().lists() < times)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** From now on, every watch from a version before this moment ends: it is too old. */
  void endAll() {
    Stream.concat(crowds.values().stream(), Stream.of(ownPods, nothing)).forEach(Crowd::end);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    boolean own = query.getOrDefault("labelSelector", "").startsWith("app.kubernetes.io/");
    Crowd crowd = own ? ownPods : crowds.getOrDefault(exchange.getRequestURI().getPath(), nothing);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 64 * 1024)) {
      if (query.containsKey("watch")) {
        long version = Long.parseLong(query.get("resourceVersion"));
        watch(out, crowd, version, Integer.parseInt(query.get("timeoutSeconds")));
      } else {
        int limit = Integer.parseInt(query.get("limit"));
        boolean selected = query.containsKey("labelSelector") || query.containsKey("fieldSelector");
        crowd.page(out, limit, query.getOrDefault("continue", ""), selected);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void watch(OutputStream out, Crowd crowd, long version, int seconds)
      throws IOException, InterruptedException {
    out.flush();
    for (int tick = 0; tick < seconds * TICKS_PER_SECOND && !crowd.tooOld(version); tick++) {
      for (int i = 0; i < crowd.perSecond() / TICKS_PER_SECOND; i++) {
        crowd.change(out);
      }
      out.flush();
      Thread.sleep(1000 / TICKS_PER_SECOND);
    }
    if (crowd.tooOld(version)) {
      out.write(TOO_OLD.getBytes(UTF_8));
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
