package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigBodyTest {
  private static final Path RECORDED =
      Path.of("src/main/resources/demo/db-down/ticks/000/flyte-binary.config.gz");

  private static Samples read(byte[] json, int piece) {
    ConfigBody body = new ConfigBody();
    for (int at = 0; at < json.length; at += piece) {
      body.feed(json, at, Math.min(piece, json.length - at));
    }
    body.end();
    body.release();
    return body.samples();
  }

  private static Samples read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8), 1 << 16);
  }

  private static byte[] recorded() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(RECORDED))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 1 << 20})
  void theSettingsOfARealFlyteAreReadHoweverTheyAreCut(int piece) throws Exception {
    Samples settings = read(recorded(), piece);
    assertThat(settings.sum("config:propeller.workers")).hasValue(4);
    assertThat(settings.sum("config:propeller.workflow-reeval-duration")).hasValue(10);
    assertThat(settings.sum("config:propeller.downstream-eval-duration")).hasValue(10);
    assertThat(settings.sum("config:propeller.max-workflow-retries")).hasValue(30);
    assertThat(settings.sum("config:propeller.kube-client-config.qps")).hasValue(100);
    assertThat(settings.sum("config:propeller.kube-client-config.timeout")).hasValue(30);
    assertThat(settings.sum("config:propeller.queue.queue.max-delay")).hasValue(60);
    assertThat(settings.sum("config:propeller.leader-election.enabled")).hasValue(0);
    assertThat(settings.sum("config:database.maxOpenConnections")).hasValue(100);
    assertThat(settings.sum("config:event.rate")).hasValue(500);
    assertThat(settings.sum("config:exposes_secrets")).hasValue(1);
  }

  @Test
  void everyWhitelistedPlaceIsThereInARealFlyte() throws Exception {
    Samples samples = read(recorded(), 1 << 20);
    int endpoints = samples.all(ScrapeSamples.ENDPOINT).size();
    assertThat(samples.size())
        .isEqualTo(
            ConfigPaths.SETTINGS.size()
                + ConfigPaths.TEXTS.size()
                + ConfigPaths.QUANTITIES.size()
                + 2
                + endpoints);
    assertThat(samples.all(ScrapeSamples.TASK_RESOURCES)).hasSize(4);
  }

  @Test
  void theObjectStoreOfARealFlyteIsFound() throws Exception {
    assertThat(store(read(recorded(), 1 << 20))).isEqualTo("http://127.0.0.1:19000/ my-s3-bucket");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stow | s3 | endpoint=http://minio:9000 | http://minio:9000/",
        "stow | s3 | endpoint=minio:9000,disable_ssl=1 | http://minio:9000/",
        "stow | s3 | endpoint=minio:9000 | https://minio:9000/",
        "stow | s3 | endpoint=http://user:hunter2@minio:9000/?key=hunter2 | http://minio:9000/",
        "stow | s3 | region=eu-west-1 | https://s3.eu-west-1.amazonaws.com/",
        "stow | s3 | region=cn-north-1 | https://s3.cn-north-1.amazonaws.com.cn/",
        "stow | s3 | secret_key=hunter2 | ''",
        "stow | s3 | endpoint=not a url | ''",
        "stow | google | project_id=p | https://storage.googleapis.com/",
        "stow | azure | account=acme,key=hunter2 | https://acme.blob.core.windows.net/",
        "stow | azure | account=acme,domain_suffix=x.example | https://acme.blob.x.example/",
        "stow | azure | account=acme,base_url=y.example | https://acme.blob.y.example/",
        "stow | local | path=/tmp | ''",
        "s3 | '' | region=us-east-1 | https://s3.us-east-1.amazonaws.com/",
        "minio | '' | endpoint=http://localhost:9000 | http://localhost:9000/",
        "mem | '' | endpoint=http://localhost:9000 | ''",
      })
  void theObjectStoreIsFoundWithoutCredentials(
      String type, String kind, String settings, String url) {
    Samples found = read(storage(type, kind, settings, "flyte-data"));
    assertThat(store(found)).isEqualTo(url.isEmpty() ? "" : url + " flyte-data");
    assertThat(store(read(storage(type, kind, settings, "")))).isEmpty();
    assertThat(store(read(storage(type, kind, settings, "a/../b")))).isEmpty();
  }

  private static String storage(String type, String kind, String settings, String container) {
    String pairs =
        Arrays.stream(settings.split(","))
            .map(pair -> pair.split("=", 2))
            .map(pair -> "\"" + pair[0] + "\":\"" + pair[1] + "\"")
            .collect(Collectors.joining(","));
    String section =
        type.equals("stow")
            ? "\"stow\":{\"kind\":\"" + kind + "\",\"config\":{" + pairs + "}}"
            : "\"stow\":{},\"connection\":{" + pairs + "}";
    return "{\"storage\":{\"type\":\"%s\",\"container\":\"%s\",%s}}"
        .formatted(type, container, section);
  }

  private static String store(Samples found) {
    return found.all("config:object_store").stream()
        .map(sample -> sample.labels().get("url") + " " + sample.labels().get("bucket"))
        .findFirst()
        .orElse("");
  }

  @Test
  void ofAnEndpointNothingButHostAndPortIsKept() throws Exception {
    String config =
        """
        {"admin": {"endpoint": "dns:///FlyteAdmin.flyte:81"},
         "storage": {"stow": {"config": {"endpoint": "https://user:secret@minio:9000/path?x=y"}}},
         "catalog-cache": {"endpoint": "[fd00::1]:89"},
         "database": {"postgres": {"host": "pg.example.internal"}, "host": "no host at all"}}
        """;
    assertThat(read(config.getBytes(StandardCharsets.UTF_8), 7).all(ScrapeSamples.ENDPOINT))
        .extracting(Sample::labels)
        .containsExactlyInAnyOrder(
            endpoint("flyteadmin", "flyteadmin.flyte", "81"),
            endpoint("object_store", "minio", "9000"),
            endpoint("datacatalog", "[fd00::1]", "89"),
            endpoint("database", "pg.example.internal", ""));
  }

  private static Labels endpoint(String what, String host, String port) {
    return Labels.of("dependency", what, "host", host, "port", port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"database\":{\"postgres\":{\"password\":\"x\"}}}",
        "{\"storage\":{\"stow\":{\"config\":{\"secret_key\":\"x\"}}}}",
        "{\"storage\":{\"connection\":{\"secret-key\":\"x\"}}}",
        "{\"propeller\":{\"resourcemanager\":{\"redis\":{\"hostKey\":\"x\"}}}}",
        "{\"cloudevents\":{\"kafka\":{\"saslConfig\":{\"password\":\"x\"}}}}",
        "{\"cloudevents\":{\"nats\":{\"tokenAuthentication\":{\"token\":\"x\"}}}}"
      })
  void aSecretInClearIsSeen(String json) {
    assertThat(read(json).sum("config:exposes_secrets")).hasValue(1);
    assertThat(read(json.replace("\"x\"", "\"\"")).sum("config:exposes_secrets")).hasValue(0);
    assertThat(read(json.replace("\"x\"", "null")).sum("config:exposes_secrets")).hasValue(0);
  }

  @Test
  void whatIsNotWhereItBelongsIsNotRead() {
    Samples settings =
        read(
            "{\"workers\":1,\"x\":{\"propeller\":{\"workers\":2}},\"propeller\":[{\"workers\":3}],"
                + "\"domains\":{\"\":[{\"id\":\"a\"}]},\"event\":{\"rate\":\"many\"},"
                + "\"propeller\":{\"a\":[[1],{\"b\":2}],\"workers\":{\"workers\":4},\"x\":5}}");
    assertThat(settings.size()).isEqualTo(1);
    assertThat(settings.sum("config:exposes_secrets")).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "\"secret\"",
        "secret",
        "{",
        "{\"propeller\":",
        "{\"propeller\":{}",
        "{} {}",
        "{}]",
        "{\"a\":secret}",
        "<html>secret</html>"
      })
  void whatIsNotOneObjectIsMalformedAndIsNotQuoted(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(HttpException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void depthAndLengthsAreBounded() {
    assertThatThrownBy(() -> read("{\"a\":".repeat(100) + "1" + "}".repeat(100)))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> read("{\"" + "a".repeat(100_000) + "\":1}"))
        .isInstanceOf(HttpException.class);
    assertThatThrownBy(() -> read("{\"a\":\"" + "a".repeat(3 << 20) + "\"}"))
        .isInstanceOf(HttpException.class);
    assertThat(read("{\"propeller\":{\"workers\":1e999}}").has("config:propeller.workers"))
        .isFalse();
  }
}
