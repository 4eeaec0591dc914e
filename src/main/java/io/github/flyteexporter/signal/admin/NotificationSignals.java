package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * Notifications and events that flyteadmin sends. The series exist only where a type is configured:
 * absent means not configured. Sources: flyte v1.16.8, flyteadmin/pkg/async/notifications/
 * implementations/{publisher.go:42,event_publisher.go:74,processor_metrics.go:24,email_metrics.go:19},
 * flyteadmin/pkg/manager/impl/execution_manager.go:1978,1984.
 */
public final class NotificationSignals {
  public static final Signal NOTIFICATIONS =
      counter(
              "flyte_notifications_total",
              "Notifications by stage and outcome; absent if none are configured.",
              "target",
              "stage",
              "outcome")
          .passesThrough(stages());

  public static final Signal PUBLISH_ERRORS =
      counter(
              "flyte_admin_publish_errors_total",
              "Notifications and events that flyteadmin failed to publish.",
              "target",
              "what")
          .passesThrough(
              series("A:execution_manager:publish_error", "what", "notification"),
              series("A:execution_manager:publish_event_error", "what", "event"));

  public static final List<Signal> ALL = List.of(NOTIFICATIONS, PUBLISH_ERRORS);

  private NotificationSignals() {}

  private static List<SeriesMapping> stages() {
    List<SeriesMapping> takes = new ArrayList<>();
    takes.add(stage("A:publisher:publish_total", "publish", "all"));
    takes.add(stage("A:publisher:publish_errors", "publish", "failed"));
    for (String publisher : List.of("events_publisher", "cloudevents_publisher")) {
      String root = "A:" + publisher + ":event_publish_";
      takes.add(stage(root + "success", "event", "success"));
      takes.add(stage(root + "errors", "event", "failed"));
    }
    for (String processor : List.of("processor", "gcp_processor")) {
      String root = "A:" + processor + ":message_";
      takes.add(stage(root + "ok", "process", "success"));
      takes.add(stage(root + "decoding_error", "process", "failed"));
      takes.add(stage(root + "data_error", "process", "failed"));
      takes.add(stage(root + "processing_error", "process", "failed"));
    }
    for (String mailer : List.of("aws_ses", "sendgrid", "smtp")) {
      takes.add(stage("A:" + mailer + ":send_success", "email", "success"));
      takes.add(stage("A:" + mailer + ":send_error", "email", "failed"));
    }
    return takes;
  }

  private static SeriesMapping stage(String name, String stage, String outcome) {
    return series(name, "stage", stage, "outcome", outcome).whenUsed();
  }
}
