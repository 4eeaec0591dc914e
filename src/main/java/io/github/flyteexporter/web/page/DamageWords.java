package io.github.flyteexporter.web.page;

import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.verdict.incident.Damage;
import java.util.ArrayList;
import java.util.List;

/**
 * What damage is called: Flyte 1 has workflows and executions, Flyte 2 has runs.
 *
 * @param killed what is killed, in the singular
 * @param how how it ends then
 * @param refused what is refused, in the singular
 * @param notRead why the number of those that were killed is not known
 */
record DamageWords(String killed, String how, String refused, String notRead) {
  static final DamageWords FLYTE_1 =
      new DamageWords("workflow", " killed", "execution", "FlyteWorkflows are not read");

  static final DamageWords FLYTE_2 =
      new DamageWords("run", " failed", "run", "TaskActions are not read");

  /** Those of the Flyte that these values are of. */
  static DamageWords in(Values values) {
    return Diagnosis.isFlyte2(values) ? FLYTE_2 : FLYTE_1;
  }

  /** The damage of an incident in one line. */
  String of(Damage damage) {
    List<String> parts = new ArrayList<>();
    if (damage.killedInAll().isEmpty()) {
      parts.add("number of " + how.strip() + " " + killed + "s unknown: " + notRead);
    }
    add(parts, damage.killedInAll().orElse(0), killed, how);
    add(parts, damage.refused().orElse(0), refused, " refused");
    add(parts, damage.notEnqueued().orElse(0), "run", " never enqueued");
    add(parts, damage.schedulesMissed().orElse(0), "schedule", " late");
    return parts.isEmpty() ? "none seen" : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String noun, String what) {
    if (count > 0) {
      parts.add(HumanFormat.count(count, noun) + what);
    }
  }
}
