package io.github.flyteexporter.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.SecretFile;
import io.github.flyteexporter.http.ServiceAccountFiles;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.kube.client.KubeConfig.Entry;
import io.vertx.core.Vertx;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the API server as {@code kubectl} or a pod finds it: by the kubeconfig where there is one,
 * else by the pod's ServiceAccount.
 *
 * @param home the folder with {@code .kube/config}
 * @param account the folder of the ServiceAccount's token and CA certificates
 */
public record ApiAccessFinder(
    Vertx vertx, Map<String, String> environment, Path home, Path account) {
  private static final String INSIDE = "https://kubernetes.default.svc";

  /** Looks where this process would. */
  public static ApiAccessFinder of(Vertx vertx, Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home", ""));
    return new ApiAccessFinder(vertx, environment, home, ServiceAccountFiles.FOLDER);
  }

  /**
   * How the API server is reached.
   *
   * @throws IllegalArgumentException what is wrong with a kubeconfig, or with the proxy that is
   *     needed
   */
  public ApiAccess find() {
    return KubeConfig.read(kubeconfigs()).map(this::ofKubeconfig).orElseGet(this::ofPod);
  }

  private List<Path> kubeconfigs() {
    String named = environment.getOrDefault("KUBECONFIG", "");
    return named.isBlank()
        ? List.of(home.resolve(".kube").resolve("config"))
        : Stream.of(named.split(File.pathSeparator))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .toList();
  }

  private ApiAccess ofPod() {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    String literal = host.contains(":") ? "[" + host + "]" : host;
    HttpUrl server = HttpUrl.parse(host.isBlank() ? INSIDE : "https://" + literal + ":" + port);
    Path ca = account.resolve("ca.crt");
    Path token = account.resolve("token");
    SecretFile file = new SecretFile(token);
    return new ApiAccess(
        server,
        new TlsOptions(Optional.of(ca).filter(Files::isRegularFile), Optional.empty(), false),
        Optional.empty(),
        ApiProxy.of(server, Optional.empty(), environment),
        Files.isRegularFile(token)
            ? () -> Optional.of("Bearer " + file.readToken())
            : Credentials.NONE,
        Map.of());
  }

  private ApiAccess ofKubeconfig(KubeConfig config) {
    Entry cluster = config.cluster();
    HttpUrl server = server(cluster);
    boolean insecure = cluster.node().path("insecure-skip-tls-verify").asBoolean();
    Optional<Path> file =
        cluster.text("certificate-authority-data").isPresent()
            ? Optional.empty()
            : cluster.path("certificate-authority");
    Optional<String> pem =
        file.isPresent() ? Optional.empty() : cluster.pem("certificate-authority");
    return new ApiAccess(
        server,
        new TlsOptions(file, pem, insecure),
        cluster.text("tls-server-name"),
        ApiProxy.of(server, cluster.text("proxy-url"), environment),
        new KubeConfigUser(vertx, environment, () -> KubeConfig.read(kubeconfigs()), config),
        config.user().map(ApiAccessFinder::impersonation).orElse(Map.of()));
  }

  private static HttpUrl server(Entry cluster) {
    String url = cluster.text("server").orElse("http://localhost:8080");
    try {
      return HttpUrl.parse(url.contains("://") ? url : "https://" + url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "kubeconfig " + cluster.file() + ": server of " + cluster.name() + " " + e.getMessage(),
          e);
    }
  }

  private static Map<String, List<String>> impersonation(Entry user) {
    Map<String, List<String>> headers = new HashMap<>();
    user.text("as").ifPresent(name -> headers.put("Impersonate-User", List.of(name)));
    user.text("as-uid").ifPresent(uid -> headers.put("Impersonate-Uid", List.of(uid)));
    headers.put("Impersonate-Group", texts(user.node().path("as-groups")));
    for (Map.Entry<String, JsonNode> extra : user.node().path("as-user-extra").properties()) {
      String name = URLEncoder.encode(extra.getKey(), StandardCharsets.UTF_8);
      headers.put("Impersonate-Extra-" + name, texts(extra.getValue()));
    }
    return headers;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
