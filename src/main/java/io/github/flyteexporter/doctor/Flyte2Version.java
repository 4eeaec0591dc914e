package io.github.flyteexporter.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of Flyte 2: chart versions and tags of images. */
public final class Flyte2Version {
  /** The oldest one that is known. */
  public static final String FLOOR = "2.0.14";

  private static final Pattern NUMBERS =
      Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6}).*");
  private static final List<Integer> FLOOR_NUMBERS = numbers(FLOOR);

  private Flyte2Version() {}

  /** Whether it is older than the oldest one that is known; false where it is no version. */
  public static boolean isTooOld(String version) {
    List<Integer> read = numbers(version);
    return !read.isEmpty()
        && Arrays.compare(read.toArray(Integer[]::new), FLOOR_NUMBERS.toArray(Integer[]::new)) < 0;
  }

  /** Whether a tag is a version. */
  public static boolean isVersion(String tag) {
    return !numbers(tag).isEmpty();
  }

  private static List<Integer> numbers(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    return matcher.matches()
        ? List.of(
            Integer.valueOf(matcher.group(1)),
            Integer.valueOf(matcher.group(2)),
            Integer.valueOf(matcher.group(3)))
        : List.of();
  }
}
