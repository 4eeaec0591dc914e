package io.github.flyteexporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubeServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aWatchThatBeginsAfterTheEndFromAVersionBeforeItIsTooOld() throws Exception {
    KubeServer.Size size = new KubeServer.Size(1, 10, 0, 10);
    try (KubeServer kubernetes = new KubeServer(size, Optional.empty())) {
      String pods = server(kubernetes) + "/api/v1/pods?";
      String before = version(pods);
      kubernetes.endAll();
      String after = version(pods);

      assertThat(watch(pods, before)).contains("\"code\":410").doesNotContain("ADDED");
      assertThat(watch(pods, after)).contains("ADDED").doesNotContain("410");
      assertThat(kubernetes.listedLessThan(2)).hasSize(4).doesNotContain("/api/v1/pods");
    }
  }

  private static String server(KubeServer kubernetes) throws IOException {
    return Files.readString(kubernetes.kubeconfig())
        .replaceAll("(?s).*server: \"([^\"]*)\".*", "$1");
  }

  private static String version(String pods) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(get(pods + "limit=500"))
        .at("/metadata/resourceVersion")
        .asText();
  }

  private static String watch(String pods, String version)
      throws IOException, InterruptedException {
    return get(pods + "watch=true&timeoutSeconds=1&resourceVersion=" + version);
  }

  private static String get(String url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
