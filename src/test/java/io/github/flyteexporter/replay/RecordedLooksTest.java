package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.UnreadPart;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recorder's small calls come to, in all the ways in which they ended. */
class RecordedLooksTest {
  private static final String SERVER_CLOSED =
      "connection to server at 'db', port 5432 failed: server closed the connection unexpectedly";

  @TempDir private Path folder;
  private WrittenRecording written;

  @BeforeEach
  void begin() {
    written = new WrittenRecording(folder).tick();
  }

  private Reading look(SourceId target) throws Exception {
    Recording recording = written.open();
    return RecordedLooks.of(recording).stream()
        .filter(look -> look.target().equals(target))
        .map(look -> look.reading(recording.ticks().get(0), recording.start()))
        .findFirst()
        .orElseThrow();
  }

  private static Look look(
      String call, LookOutcome outcome, LookPhase phase, String status, int ms) {
    return new Look(call, outcome, phase, status, Duration.ofMillis(ms));
  }

  @ParameterizedTest
  @CsvSource({"200, OK", "403, OK", "404, OK", "301, OK", "500, ERROR", "503, ERROR"})
  void anyAnswerOfAnObjectStoreBut5xxIsAlive(int status, LookOutcome outcome) throws Exception {
    written.body(
        "probe.objectstore.json",
        "{\"get\": {\"status\": %d, \"ms\": 35}, \"head_bucket\": {\"status\": 403, \"ms\": 4}}"
            .formatted(status));
    Reading reading = look(LookSamples.OBJECT_STORE);
    assertThat(reading.ok()).isTrue();
    assertThat(Look.in(reading))
        .containsExactly(
            look("get", outcome, LookPhase.STATUS, String.valueOf(status), 35),
            look("head_bucket", LookOutcome.OK, LookPhase.STATUS, "403", 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ConnectionError | (host='s3'): Failed to resolve 's3' ([Errno -2] Name or service not"
            + " known) | DNS | DNS",
        "ConnectTimeout | HTTPConnectionPool(host='s3', port=80): Max retries exceeded | HUNG |"
            + " CONNECT",
        "ReadTimeout | HTTPConnectionPool(host='s3', port=80): Read timed out. | HUNG | FIRST_BYTE",
        "ConnectionError | NewConnectionError: [Errno 111] Connection refused | REFUSED | CONNECT",
        "ConnectionError | ('Connection aborted.', RemoteDisconnected('Remote end closed')) |"
            + " REFUSED | FIRST_BYTE",
        "ConnectionError | [Errno 104] Connection reset by peer | REFUSED | FIRST_BYTE",
        "ConnectionError | '' | REFUSED | CONNECT",
        "SSLError | certificate verify failed: unable to get local issuer certificate | TLS | TLS",
        "SSLError | [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred | REFUSED | TLS",
      })
  void anErrorSaysInWhichPhase(String error, String text, LookOutcome outcome, LookPhase phase)
      throws Exception {
    written.body(
        "probe.objectstore.json",
        "{\"get\": {\"error\": \"%s\", \"text\": \"%s\", \"ms\": 5000}}".formatted(error, text));
    Reading reading = look(LookSamples.OBJECT_STORE);
    assertThat(Look.in(reading)).containsExactly(look("get", outcome, phase, "", 5_000));
    assertThat(reading.evidence())
        .containsExactly(new UnreadPart("get", outcome.label(), (error + " " + text).strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TimeoutError | _ssl.c:989: The handshake operation timed out | HUNG",
        "SSLEOFError | [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred | REFUSED",
        "ConnectionResetError | [Errno 104] Connection reset by peer | REFUSED",
        "SSLCertVerificationError | certificate has expired | TLS",
      })
  void theWebhookIsOneHandshake(String error, String text, LookOutcome outcome) throws Exception {
    written.body(
        "probe.webhook.json",
        "{\"error\": \"%s\", \"text\": \"%s\", \"ms\": 9}".formatted(error, text));
    assertThat(Look.in(look(LookSamples.WEBHOOK)))
        .containsExactly(look("handshake", outcome, LookPhase.TLS, "", 9));
  }

  @Test
  void aGoodHandshakeHasNoStatus() throws Exception {
    written.body("probe.webhook.json", "{\"pem\": \"…\", \"version\": \"TLSv1.3\", \"ms\": 51}");
    Reading reading = look(LookSamples.WEBHOOK);
    assertThat(Look.in(reading))
        .containsExactly(look("handshake", LookOutcome.OK, LookPhase.STATUS, "", 51));
    assertThat(reading.evidence()).isEmpty();
  }

  @Test
  void theApiServersListIsNamedWithoutItsNamespace() throws Exception {
    written.body(
        "probe.kube.json",
        "{\"livez\": {\"status\": 200, \"ms\": 3}, \"readyz\": {\"status\": 500, \"ms\": 4},"
            + " \"version\": {\"status\": 401, \"ms\": 5},"
            + " \"api/v1/namespaces/flyte/pods?limit=1\": {\"status\": 429, \"ms\": 6}}");
    assertThat(Look.in(look(LookSamples.KUBE_API)))
        .containsExactly(
            look("livez", LookOutcome.OK, LookPhase.STATUS, "200", 3),
            look("readyz", LookOutcome.ERROR, LookPhase.STATUS, "500", 4),
            look("version", LookOutcome.DENIED, LookPhase.STATUS, "401", 5),
            look("list", LookOutcome.ERROR, LookPhase.STATUS, "429", 6));
  }

  @Test
  void whereNoLookWasRecordedTheListOfLeasesStandsForIt() throws Exception {
    written.answer("k8s.leases.json", "\"error\": \"ReadTimeout\", \"ms\": 5010");
    assertThat(Look.in(look(LookSamples.KUBE_API)))
        .containsExactly(look("list", LookOutcome.HUNG, LookPhase.FIRST_BYTE, "", 5_010));
  }

  @Test
  void ofSeveralReadsOfOneKindTheWorstCountsThenTheSlowest() throws Exception {
    written
        .answer("admin.healthcheck.json", "\"status\": 200, \"ms\": 2")
        .answer("admin.executions.a.development.json", "\"status\": 200, \"ms\": 90")
        .answer("admin.executions.b.development.json", "\"status\": 500, \"ms\": 10")
        .answer("admin.schedules.a.development.json", "\"status\": 200, \"ms\": 5")
        .answer("admin.schedules.b.development.json", "\"status\": 200, \"ms\": 8");
    assertThat(Look.in(look(LookSamples.FLYTEADMIN)))
        .containsExactlyInAnyOrder(
            look("healthcheck", LookOutcome.OK, LookPhase.STATUS, "200", 2),
            look("executions", LookOutcome.ERROR, LookPhase.STATUS, "500", 10),
            look("schedules", LookOutcome.OK, LookPhase.STATUS, "200", 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FATAL:  remaining connection slots are reserved | null | ERROR | STATUS | 53300",
        "FATAL:  the database system is starting up | null | ERROR | STATUS | 57P03",
        "FATAL:  anything else | \"25006\" | ERROR | STATUS | 25006",
        "FATAL:  password authentication failed for user | null | DENIED | STATUS | 28P01",
        SERVER_CLOSED + " | null | REFUSED | FIRST_BYTE | ''",
        "connection failed: Connection refused | null | REFUSED | CONNECT | ''",
        "timeout expired | null | HUNG | FIRST_BYTE | ''",
        "could not translate host name \\\"db\\\" to address | null | DNS | DNS | ''",
      })
  void aLoginThatFailsNamesTheSqlState(
      String text, String state, LookOutcome outcome, LookPhase phase, String status)
      throws Exception {
    written.body(
        "probe.database.json",
        "\"error\": \"OperationalError\", \"ms\": 12",
        "{\"login\": {\"sqlstate\": %s, \"error\": \"%s\\n\\tmore\"}}".formatted(state, text));
    assertThat(Look.in(look(LookSamples.DATABASE)))
        .containsExactly(look("login", outcome, phase, status, 12));
  }

  @Test
  void theFastestQueryIsTheLookAndOneThatIsLostAFailedReading() throws Exception {
    written
        .body(
            "probe.database.json",
            "\"status\": 200, \"ms\": 80, \"login_ms\": 20",
            "{\"limit\": {\"rows\": [[97]], \"ms\": 53}, \"locks\": {\"rows\": [[0]], \"ms\": 2}}")
        .tick()
        .tick()
        .answer("probe.database.json", "\"status\": 200, \"ms\": 80");
    Recording recording = written.open();
    RecordedLooks database = RecordedLooks.of(recording).get(0);
    assertThat(Look.in(database.reading(recording.ticks().get(0), recording.start())))
        .containsExactly(
            look("login", LookOutcome.OK, LookPhase.STATUS, "", 20),
            look("query", LookOutcome.OK, LookPhase.STATUS, "", 2));
    for (Snapshot tick : recording.ticks().subList(1, 3)) {
      assertThat(database.reading(tick, recording.start()).failure().orElseThrow().reason())
          .isEqualTo(Reason.OTHER);
    }
  }

  @Test
  void aBrokenBodyIsMalformedAndATargetNobodyLookedAtIsAbsent() throws Exception {
    written.body("probe.objectstore.json", "{\"get\": {\"sta");
    assertThat(look(LookSamples.OBJECT_STORE).failure().orElseThrow().reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(RecordedLooks.of(written.open()))
        .extracting(RecordedLooks::target)
        .isEqualTo(List.of(LookSamples.OBJECT_STORE));
  }
}
