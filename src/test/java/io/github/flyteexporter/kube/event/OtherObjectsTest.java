package io.github.flyteexporter.kube.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.lease.LeaseObject;
import io.github.flyteexporter.kube.lease.LeaseReader;
import io.github.flyteexporter.kube.lease.LeaseSummary;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.kube.webhook.WebhookObject;
import io.github.flyteexporter.kube.webhook.WebhookReader;
import io.github.flyteexporter.kube.webhook.WebhookSummary;
import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.Evidence.PodEvent;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leases, webhooks and events. */
class OtherObjectsTest {
  private static LeaseObject lease(String name, String renewed, int transitions) {
    return ReadObject.of(
        new LeaseReader(),
        """
        {"metadata":{"uid":"%s","name":"%s"},"spec":{"holderIdentity":"flytepropeller-a",
         "leaseDurationSeconds":15,"renewTime":"%s","leaseTransitions":%d}}\
        """
            .formatted(name, name, renewed, transitions));
  }

  private static ObjectSummary.Summary leases(String now, LeaseObject... leases) {
    return new LeaseSummary().summarize(List.of(leases), Instant.parse(now));
  }

  @ParameterizedTest
  @CsvSource({"00:00:20.25,20,1", "00:00:20.251,20.001,0", "23:59:59,0,1"})
  void aLeaseIsHeldWhileItIsRenewed(String at, String age, int held) {
    String day = at.startsWith("23") ? "2025-12-31T" : "2026-01-01T";
    ObjectSummary.Summary said =
        leases(day + at + "Z", lease("propeller-leader", "2026-01-01T00:00:00.250000Z", 3));
    String of = "{lease=\"propeller-leader\"} ";
    assertThat(ReadObject.lines(said.samples()))
        .containsExactly(
            "lease_renew_age_seconds" + of + age,
            "lease_renewed_timestamp_seconds" + of + "1.76722560025E9",
            "lease_duration_seconds" + of + 15,
            "lease_transitions" + of + 3,
            "lease_held" + of + held);
    assertThat(said.evidence())
        .isEqualTo(
            held == 1
                ? List.of(new LeaseHolder("propeller-leader", "flytepropeller-a"))
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "propeller-leader-0,true",
    "propeller-leader-31,true",
    "propeller-leader-32,false",
    "propeller-leader-00,false",
    "propeller-leader-x,false",
    "flyte-propeller-leader,false"
  })
  void onlyPropellersLeasesAreTold(String name, boolean told) {
    assertThat(
            leases("2026-01-01T00:00:00Z", lease(name, "2026-01-01T00:00:00Z", 0))
                .samples()
                .isEmpty())
        .isNotEqualTo(told);
  }

  @Test
  void aRecordedDeadLeaderKeepsItsLease() {
    List<LeaseObject> recorded = ReadObject.fixture(new LeaseReader(), "leases.jsonl");
    assertThat(
            ReadObject.lines(
                new LeaseSummary()
                    .summarize(recorded.subList(0, 2), Instant.parse("2026-11-22T11:00:00Z"))
                    .samples()))
        .contains("lease_held{lease=\"propeller-leader\"} 0")
        .hasSize(5);
  }

  @Test
  void theRecordedWebhookIsFound() {
    ObjectSummary.Summary said =
        new WebhookSummary()
            .summarize(ReadObject.fixture(new WebhookReader(), "webhooks.jsonl"), Instant.EPOCH);
    assertThat(ReadObject.lines(said.samples()))
        .containsExactly(
            "webhook_configured{} 1",
            "webhook_failure_policy{policy=\"fail\"} 1",
            "webhook_ca_bundle_present{} 1");
    assertThat(said.evidence()).hasSize(1);
    WebhookCa ca = (WebhookCa) said.evidence().get(0);
    assertThat(ca.webhook()).isEqualTo("flyte-webhook");
    assertThat(ca.pem()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(ca.namespace()).isEqualTo("flyte");
    assertThat(ca.service()).isEqualTo("flyte-webhook");
    assertThat(ca.port()).isEqualTo(443);
  }

  @ParameterizedTest
  @CsvSource({"Ignore,ignore", "Fail,fail", "Whatever,other"})
  void aWebhookWithoutCertificatesIsSeen(String policy, String label) {
    WebhookObject hook =
        ReadObject.of(
            new WebhookReader(),
            """
            {"metadata":{"name":"w","uid":"u"},"webhooks":[{"name":"other"},
             {"name":"flyte-pod-webhook.flyte.org","failurePolicy":"%s",
              "clientConfig":{"caBundle":"no base64!"}}]}\
            """
                .formatted(policy));
    ObjectSummary.Summary said = new WebhookSummary().summarize(List.of(hook), Instant.EPOCH);
    assertThat(ReadObject.lines(said.samples()))
        .containsExactly(
            "webhook_configured{} 1",
            "webhook_failure_policy{policy=\"" + label + "\"} 1",
            "webhook_ca_bundle_present{} 0");
    assertThat(said.evidence()).isEmpty();
  }

  @Test
  void aBundleThatIsTooLargeIsNone() {
    WebhookObject hook =
        ReadObject.of(
            new WebhookReader(),
            "{\"webhooks\":[{\"name\":\"flyte-pod-webhook.flyte.org\",\"clientConfig\":"
                + "{\"caBundle\":\""
                + "AAAA".repeat(30_000)
                + "\"}}]}");
    assertThat(hook.flyte()).isTrue();
    assertThat(hook.ca()).isEmpty();
  }

  @Test
  void otherWebhooksAreNotFlytes() {
    WebhookObject other =
        ReadObject.of(new WebhookReader(), "{\"webhooks\":[{\"name\":\"x\"}],\"metadata\":[]}");
    assertThat(
            ReadObject.lines(
                new WebhookSummary().summarize(List.of(other), Instant.EPOCH).samples()))
        .containsExactly("webhook_configured{} 0");
  }

  private static EventObject event(String kind, String reason, String type, String more) {
    return ReadObject.of(
        new EventReader(),
        """
        {"metadata":{"uid":"e","creationTimestamp":"2026-01-01T00:00:00Z"},"reason":"%s",
         "type":"%s","involvedObject":{"kind":"%s","uid":"pod"}%s}\
        """
            .formatted(reason, type, kind, more));
  }

  @ParameterizedTest
  @CsvSource({
    "Pod,FailedScheduling,Warning,FailedScheduling",
    "Pod,BackOff,Normal,BackOff",
    "Pod,FailedKillPod,Warning,other",
    "Pod,Scheduled,Normal,",
    "Node,OOMKilling,Warning,"
  })
  void warningsOfPodsAreCounted(String kind, String reason, String type, String label) {
    EventObject event = event(kind, reason, type, "");
    assertThat(event.podUid().isEmpty()).isEqualTo(label == null);
    if (label != null) {
      assertThat(event.reason()).isEqualTo(label);
    }
  }

  @Test
  void theCountIsTheEventsOrItsSeries() {
    assertThat(event("Pod", "Failed", "Warning", ",\"count\":7").count()).isEqualTo(7);
    assertThat(event("Pod", "Failed", "Warning", ",\"count\":null").count()).isEqualTo(1);
    EventObject series =
        event(
            "Pod",
            "FailedScheduling",
            "Warning",
            ",\"eventTime\":\"2026-01-01T00:00:01.5Z\",\"series\":{\"count\":9,"
                + "\"lastObservedTime\":\"2026-01-01T00:01:00.000000Z\"}");
    assertThat(series.count()).isEqualTo(9);
    assertThat(series.last()).isEqualTo(Instant.parse("2026-01-01T00:01:00Z").getEpochSecond());
  }

  @Test
  void onlyTheNewestEventsAreLookedAt() {
    List<EventObject> many =
        IntStream.rangeClosed(1, EventSummary.MAX_EVENTS + 5)
            .mapToObj(i -> new EventObject("e" + i, "pod" + i % 2, "BackOff", 1, i))
            .toList();
    ObjectSummary.Summary said = new EventSummary("pod1"::equals).summarize(many, Instant.EPOCH);
    assertThat(said.evidence()).hasSize(EventSummary.MAX_EVENTS);
    assertThat(said.evidence().get(0)).isEqualTo(new PodEvent("e10005", "BackOff", 1, true));
    assertThat(said.evidence().get(1)).isEqualTo(new PodEvent("e10004", "BackOff", 1, false));
  }

  @Test
  void theRecordedEventsAreTold() {
    assertThat(
            ReadObject.fixture(new EventReader(), "events.jsonl").stream()
                .filter(event -> !event.podUid().isEmpty())
                .map(EventObject::reason))
        .containsExactlyInAnyOrder("FailedScheduling", "BackOff", "Failed", "Evicted");
  }
}
