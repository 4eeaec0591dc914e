package io.github.flyteexporter.schedule;

import io.github.flyteexporter.reading.GoDuration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the scheduler takes as a cron expression: {@code ParseStandard} of unionai/cron
 * v3.0.2-0.20220915, the fork that stands in for robfig/cron (flyte v1.16.8,
 * flyteadmin/go.mod:268).
 */
final class CronExpression {
  private static final int LONGEST = 1000;
  private static final Pattern ZONED = Pattern.compile("(?s)(?:CRON_)?TZ=([^ ]*) (.*)");
  private static final String SPACE = "\\p{IsWhite_Space}";

  /** Zones of tzdata that Java knows under no name of a region. */
  private static final Map<String, ZoneId> WITHOUT_REGION =
      Map.of(
          "", ZoneOffset.UTC,
          "Local", ZoneOffset.UTC,
          "EST", ZoneOffset.ofHours(-5),
          "MST", ZoneOffset.ofHours(-7),
          "HST", ZoneOffset.ofHours(-10),
          "ROC", ZoneId.of("Asia/Taipei"));

  private CronExpression() {}

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException when the scheduler refuses it, or it has more than 1,000
   *     characters
   */
  static Schedule parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a cron expression of more than 1,000 characters");
    }
    Matcher zoned = ZONED.matcher(text);
    if (!zoned.matches()) {
      return parse(text, ZoneOffset.UTC);
    }
    return parse(stripped(zoned.group(2)), zone(zoned.group(1)));
  }

  private static Schedule parse(String text, ZoneId zone) {
    if (text.startsWith("@every ")) {
      return FixedDelay.every(GoDuration.parse(text.substring("@every ".length())));
    }
    String[] fields = stripped(text.startsWith("@") ? fields(text) : text).split(SPACE + "+", -1);
    if (fields.length != CronField.values().length) {
      throw new IllegalArgumentException("\"" + text + "\" has not five fields");
    }
    return new CronTimes(
        CronField.MINUTE.bits(fields[0]),
        CronField.HOUR.bits(fields[1]),
        CronField.DAY_OF_MONTH.bits(fields[2]),
        CronField.MONTH.bits(fields[3]),
        CronField.DAY_OF_WEEK.bits(fields[4]),
        zone);
  }

  private static String stripped(String text) {
    return text.replaceAll("^" + SPACE + "+|" + SPACE + "+$", "");
  }

  private static String fields(String descriptor) {
    return switch (descriptor) {
      case "@yearly", "@annually" -> "0 0 1 1 *";
      case "@monthly" -> "0 0 1 * *";
      case "@weekly" -> "0 0 * * 0";
      case "@daily", "@midnight" -> "0 0 * * *";
      case "@hourly" -> "0 * * * *";
      default -> throw new IllegalArgumentException("\"" + descriptor + "\" is not known");
    };
  }

  /** A zone of tzdata; the scheduler has no other names, such as an offset. */
  private static ZoneId zone(String name) {
    ZoneId known = WITHOUT_REGION.get(name);
    if (known != null) {
      return known;
    }
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException("no time zone \"" + name + "\"");
    }
    return ZoneId.of(name);
  }
}
