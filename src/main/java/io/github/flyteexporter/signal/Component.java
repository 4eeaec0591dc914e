package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Reading;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A part of Flyte, recognised by a series that its profiling page shows from the start of the
 * process (plain counters and gauges do; labeled ones appear at their first use).
 */
public enum Component {
  /** flyte v1.16.8, flytepropeller/pkg/controller/workers.go:169. */
  FLYTEPROPELLER("P:round:success_count"),
  /** flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:100. */
  FLYTEADMIN("A:errors:gorm_error");

  private final String mark;

  Component(String mark) {
    this.mark = mark;
  }

  /** The components that share the process whose page this is. */
  public static Set<Component> on(Reading page) {
    EnumSet<Component> found = EnumSet.noneOf(Component.class);
    Arrays.stream(values()).filter(c -> page.samples().has(c.mark)).forEach(found::add);
    return found;
  }

  /** The series it is recognised by, in the names of the catalogue. */
  public String mark() {
    return mark;
  }
}
