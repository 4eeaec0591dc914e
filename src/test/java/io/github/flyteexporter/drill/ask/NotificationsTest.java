package io.github.flyteexporter.drill.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NotificationsTest {
  @Test
  void countersAreSummedByIntegration() {
    Notifications page =
        Notifications.parse(
            """
            # TYPE alertmanager_notifications_total counter
            alertmanager_notifications_total{integration="email"} 1
            alertmanager_notifications_total{integration="slack"} 5
            alertmanager_notifications_failed_total{integration="slack"} 2
            alertmanager_notifications_suppressed_total{reason="silence"} 7
            """);
    assertThat(page.sentBy(List.of("slack", "pagerduty"))).isEqualTo(5);
    assertThat(page.failedBy(List.of("slack", "email"))).isEqualTo(2);
  }

  @Test
  void newerOnesHaveMoreLabels() {
    Notifications page =
        Notifications.parse(
            """
            alertmanager_notifications_total{integration="slack",receiver_name="a"} 3
            alertmanager_notifications_total{integration="slack",receiver_name="b"} 1
            alertmanager_notifications_failed_total{integration="slack",reason="other"} 1
            alertmanager_notifications_failed_total{integration="slack",reason="clientError"} 2
            """);
    assertThat(page.sentBy(List.of("slack"))).isEqualTo(4);
    assertThat(page.failedBy(List.of("slack"))).isEqualTo(3);
    Notifications later =
        Notifications.parse("alertmanager_notifications_total{integration=\"slack\"} 6");
    assertThat(later.since(page).sentBy(List.of("slack"))).isEqualTo(2);
    assertThat(later.plus(page).sentBy(List.of("slack"))).isEqualTo(10);
  }
}
