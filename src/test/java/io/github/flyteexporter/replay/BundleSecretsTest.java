package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.BundleText;
import io.github.flyteexporter.record.Bundles;
import io.github.flyteexporter.record.Recorder;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret that a source meets is in a bundle. */
class BundleSecretsTest {
  private static final String CANARY = "c4n4ry";

  @TempDir private Path folder;

  private static final String POD =
      """
      {"metadata":{"name":"flyte-binary-x","namespace":"flyte","uid":"u1",
        "labels":{"app.kubernetes.io/name":"flyte-binary"},
        "annotations":{"vault":"c4n4ry"}},
       "spec":{"containers":[{"name":"flyte","image":"flyte:1","args":["--token=c4n4ry"],
         "env":[{"name":"DB_PASSWORD","value":"c4n4ry"}]}]},
       "status":{"phase":"Running","containerStatuses":[{"name":"flyte","ready":false,
         "restartCount":3,"state":{"waiting":{"reason":"CreateContainerConfigError",
         "message":"password=c4n4ry"}}}]}}
      """;

  private static final String TASK_POD =
      """
      {"metadata":{"name":"f1-n0-0","namespace":"flytesnacks-development","uid":"u3",
        "creationTimestamp":"2026-11-22T10:00:00Z",
        "labels":{"execution-id":"f1","project":"flytesnacks","domain":"development",
          "node-id":"n0","token":"c4n4ry"},
        "annotations":{"vault":"c4n4ry"}},
       "spec":{"containers":[{"name":"f1-n0-0","image":"train:1","command":["c4n4ry"],
         "args":["--password","c4n4ry"],"env":[{"name":"AWS_SECRET_ACCESS_KEY",
         "value":"c4n4ry"}]}],"imagePullSecrets":[{"name":"c4n4ry"}]},
       "status":{"phase":"Failed","reason":"Evicted","message":"api_key=c4n4ry",
         "containerStatuses":[{"name":"f1-n0-0","ready":false,"restartCount":0,
           "image":"train:1","state":{"terminated":{"exitCode":1,"reason":"Error",
           "message":"token=c4n4ry"}}}]}}
      """;

  private static final String NAMESPACE =
      """
      {"metadata":{"name":"flytesnacks-development","uid":"u4",
        "annotations":{"owner":"c4n4ry"}},"status":{"phase":"Active"}}
      """;

  private static final String WORKFLOW =
      """
      {"metadata":{"name":"f1","namespace":"flytesnacks-development","uid":"u2",
        "creationTimestamp":"2026-11-22T10:00:00Z",
        "labels":{"project":"flytesnacks","domain":"development"}},
       "inputs":{"literals":{"key":"c4n4ry"}},
       "status":{"phase":1,"failedAttempts":4,
         "message":"could not connect to postgres://flyte:c4n4ry@db/flyte?sslkey=c4n4ry"}}
      """;

  private static final String CONFIG =
      """
      {"database":{"password":"c4n4ry","postgres":{"host":"db","password":"c4n4ry"}},
       "propeller":{"workers":7},
       "storage":{"connection":{"access-key":"c4n4ry","secret-key":"c4n4ry",
         "endpoint":"http://user:c4n4ry@minio:9000"}},
       "auth":{"appAuth":{"thirdPartyConfig":{"secret":"c4n4ry"}}}}
      """;

  private Path recorded() throws IOException {
    WrittenRecording recording = new WrittenRecording(folder.resolve("met"));
    for (int i = 0; i < 3; i++) {
      recording
          .tick()
          .body(
              "flyte-binary.metrics",
              """
              flyte:propeller:all:round:round_total{token="c4n4ry"} 1
              flyte:propeller:all:free_workers_count 3
              process_start_time_seconds 1.7e9
              """)
          .body("flyte-binary.config", CONFIG)
          .body("k8s.pods.json", list(POD + "," + TASK_POD))
          .body("k8s.namespaces.json", list(NAMESPACE))
          .body("k8s.flyteworkflows.json", list(WORKFLOW))
          .body(
              "admin.projects.json",
              "\"status\": 500, \"ms\": 3",
              "{\"code\":2,\"message\":\"failed: password=c4n4ry and Bearer c4n4ryc4n4ry\"}")
          .answer(
              "k8s.leases.json",
              "\"status\": 0, \"ms\": 3, \"error\": \"refused by https://c4n4ry@kube/\"")
          .body(
              "log.flyte-binary-x",
              "{\"level\":\"error\",\"msg\":\"no login: client_secret=c4n4ry\"}\n");
    }
    recording.open();
    return folder.resolve("met");
  }

  private static String list(String item) {
    return "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + item + "]}";
  }

  @Test
  void nothingSecretOfAnyAnswerIsInABundle() throws Exception {
    Recorder recorder = Bundles.recorded(recorded(), BundleText.masked());
    String content = Bundles.content(Bundles.written(recorder, folder.resolve("bundle.tar.gz")));

    // what these answers say otherwise is there
    assertThat(content)
        .contains("could not connect to postgres")
        .contains("CreateContainerConfigError", "Evicted", "f1-n0-0")
        .contains("no login: client_secret=")
        .contains("failed: password=")
        .contains("refused by https://")
        .contains("\"workers\":7");
    assertThat(content).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=c4n4ry",
        "dial postgres://flyte:c4n4ry@db:5432/flyte: refused",
        "https://c4n4ry@host/path: 401",
        "Authorization: Bearer c4n4ryc4n4ry",
        "{\"client_secret\":\"c4n4ry\"}",
        "GET https://s3/bucket?X-Amz-Signature=c4n4ry",
        "token eyJhbGciOiJIUzI1NiJ9.c4n4ry.x",
        "eyJhbGciOiJIUzI1NiJ9.c4n4ry"
      })
  void noTextOfAFailureHoldsASecret(String text) throws Exception {
    Recorder recorder = new Recorder("test", 1 << 20, Duration.ofHours(1), BundleText.masked());
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    recorder.take(
        RoundVerdict.of(now, Verdict.NONE, VerdictReport.NONE),
        List.of(
            Reading.failed(
                new SourceId("scrape", "flyte-binary"),
                now,
                Duration.ZERO,
                new Failure(Failure.Reason.OTHER, text))));
    String content = Bundles.content(Bundles.written(recorder, folder.resolve("one.tar.gz")));
    assertThat(content).contains("flyte-binary").contains("…").doesNotContain(CANARY);
  }

  @Test
  void pseudonymsReplaceNamesAlwaysByTheSameWord() throws Exception {
    Recorder plain = Bundles.recorded(Played.OUTAGE, BundleText.masked());
    assertThat(Bundles.content(Bundles.written(plain, folder.resolve("plain.tar.gz"))))
        .contains("flytesnacks", "fraud-models", "production");

    Recorder hidden = Bundles.recorded(Played.OUTAGE, BundleText.pseudonymous());
    Path bundle = Bundles.written(hidden, folder.resolve("hidden.tar.gz"));
    assertThat(Bundles.content(bundle))
        .doesNotContain("flytesnacks", "fraud-models", "production", "development");
    List<Played> original = Played.play(Played.OUTAGE);
    List<Played> again = Played.play(bundle);
    for (int i = 0; i < original.size(); i++) {
      assertThat(again.get(i).memory().verdict().functions())
          .isEqualTo(original.get(i).memory().verdict().functions());
      assertThat(again.get(i).memory().verdict().cause())
          .isEqualTo(original.get(i).memory().verdict().cause());
      assertThat(again.get(i).memory().verdict().damage().killedInAll())
          .isEqualTo(original.get(i).memory().verdict().damage().killedInAll());
    }
  }
}
