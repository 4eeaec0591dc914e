package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.flyteexporter.kube.ScriptedApiServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of classes that are loaded ahead is that of a start beside a Flyte and an API server, up
 * to the first page; {@code -Drewrite=true} writes it anew.
 */
class ClassPreloadIT {
  private static final Path LIST = Path.of("src/main/resources" + ClassPreload.LIST);
  private static final Path PAGE =
      Path.of("src/main/resources/demo/db-down/ticks/008/flyte-binary.metrics.gz");

  /** Neither from Java's own archive nor made while it runs. */
  private static final Pattern LOADED =
      Pattern.compile("\\[[^\\]]*] ([\\w.$]+) source: (?:jrt:|file:|jar:).*");

  @TempDir private Path folder;

  @Test
  void theListNamesTheClassesOfAStart() throws Exception {
    List<String> loaded = loaded();
    if (Boolean.getBoolean("rewrite")) {
      Files.write(LIST, loaded);
    }
    assertThat(loaded).hasSizeGreaterThan(1_000);
    List<String> listed = Files.readAllLines(LIST);
    loaded.removeAll(listed);
    assertThat(loaded.size())
        .as("classes that are not listed, run this test with -Drewrite=true: %s", loaded)
        .isLessThan(listed.size() / 10);
  }

  private List<String> loaded() throws Exception {
    HttpServer flyte =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(PAGE))) {
      page = in.readAllBytes();
    }
    flyte.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    flyte.start();
    try (ScriptedApiServer kubernetes = new ScriptedApiServer()) {
      return start(flyte.getAddress().getPort(), kubernetes.url());
    } finally {
      flyte.stop(0);
    }
  }

  private List<String> start(int flyte, String kubernetes) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path config = folder.resolve("config.yaml");
    Files.writeString(
        config,
        "interval: 1s\nlisten: {host: 127.0.0.1, port: %d}\n".formatted(port)
            + "targets: [{name: flyte-binary, url: 'http://127.0.0.1:%d'}]\n".formatted(flyte));
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        current-context: here
        contexts: [{name: here, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {token: abc}}]
        """
            .formatted(kubernetes));
    Path log = folder.resolve("classes.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":uptime",
                "-Dflyteexporter.preload=false",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    Process process = builder.start();
    try {
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest metrics =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(
              () ->
                  http.send(metrics, BodyHandlers.ofString())
                      .body()
                      .contains("\nflyte_propeller_"));
    } finally {
      process.destroy();
      process.waitFor();
    }
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.matches() && !loaded.group(1).contains("$Proxy")) {
        names.add(loaded.group(1));
      }
    }
    return names;
  }
}
