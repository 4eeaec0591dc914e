package io.github.flyteexporter.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

/** Local times as Go's {@code time.Date} understands them. */
final class GoDate {
  private GoDate() {}

  /** The moment of a local time; of two one is taken, and another in place of none. */
  static ZonedDateTime at(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant instant = local.toInstant(ZoneOffset.UTC);
    int offset = rules.getOffset(instant).getTotalSeconds();
    if (offset != 0) {
      offset = rules.getOffset(instant.minusSeconds(offset)).getTotalSeconds();
    }
    return instant.minusSeconds(offset).atZone(zone);
  }
}
