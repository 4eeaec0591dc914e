package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.schedule.Schedule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a launch plan (flyte v1.16.8, flyteidl/protos/flyteidl/admin/launch_plan.proto).
 *
 * @param updated when it was last activated or changed otherwise
 * @param schedule when it is launched, empty when by hand only
 */
record LaunchPlan(String name, Optional<Instant> updated, Optional<Schedule> schedule) {
  /** Reads one while the parser stands on its start. */
  static LaunchPlan read(JsonParser parser) throws IOException {
    Fields fields = new Fields();
    AdminJson.object(parser, fields::take);
    return new LaunchPlan(fields.name, fields.updated, fields.schedule);
  }

  /** The fields as they go by. */
  private static final class Fields {
    private String name = "";
    private Optional<Instant> updated = Optional.empty();
    private Optional<Schedule> schedule = Optional.empty();

    void take(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "id" -> AdminJson.object(parser, this::id);
        case "spec" -> AdminJson.object(parser, this::spec);
        case "closure" -> AdminJson.object(parser, this::closure);
        default -> parser.skipChildren();
      }
    }

    private void id(String field, JsonParser parser) throws IOException {
      if (field.equals("name")) {
        name = AdminJson.text(parser);
      } else {
        parser.skipChildren();
      }
    }

    private void spec(String field, JsonParser parser) throws IOException {
      if (field.equals("entitymetadata")) {
        AdminJson.object(parser, this::entityMetadata);
      } else {
        parser.skipChildren();
      }
    }

    private void entityMetadata(String field, JsonParser parser) throws IOException {
      if (field.equals("schedule")) {
        AdminJson.object(parser, this::schedule);
      } else {
        parser.skipChildren();
      }
    }

    private void schedule(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "cronschedule" -> AdminJson.object(parser, this::cron);
        case "rate" -> {
          Rate rate = new Rate();
          AdminJson.object(parser, rate::take);
          schedule = Optional.of(Schedule.rate(rate.value, rate.unit));
        }
        case "cronexpression" -> {
          // flyte v1.16.8 does not fire these
          // (flyteadmin/scheduler/dbapi/event_scheduler_impl.go:40)
          if (!AdminJson.text(parser).isEmpty()) {
            schedule = Optional.of(Schedule.UNKNOWN);
          }
        }
        default -> parser.skipChildren();
      }
    }

    private void cron(String field, JsonParser parser) throws IOException {
      if (field.equals("schedule")) {
        schedule = Optional.of(Schedule.cron(AdminJson.text(parser)));
      } else {
        parser.skipChildren();
      }
    }

    private void closure(String field, JsonParser parser) throws IOException {
      if (field.equals("updatedat")) {
        updated = AdminJson.moment(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** A fixed rate as its fields go by. */
  private static final class Rate {
    private int value;
    private String unit = "";

    void take(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "value" -> value = AdminJson.number(parser);
        case "unit" -> unit = AdminJson.text(parser);
        default -> parser.skipChildren();
      }
    }
  }
}
