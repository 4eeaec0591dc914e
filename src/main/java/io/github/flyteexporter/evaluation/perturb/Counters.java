package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.replay.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The samples that count or sum up, by the {@code # TYPE} lines of the recorded pages. */
final class Counters {
  private static final String TYPE = "# TYPE ";

  private Counters() {}

  /**
   * Their names in a recording.
   *
   * @throws IOException when a page cannot be read
   */
  static Set<String> of(Recording recording, Names names) throws IOException {
    Set<String> counters = new HashSet<>();
    for (String target : recording.targets()) {
      Optional<InputStream> page = recording.lastPage(target);
      if (page.isPresent()) {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(page.get(), StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(TYPE)) {
              String[] words = line.substring(TYPE.length()).split(" ", -1);
              series(words)
                  .forEach(one -> names.wanted(one).map(Wanted::name).ifPresent(counters::add));
            }
          }
        }
      }
    }
    return counters;
  }

  /** The series of a family that never fall. */
  private static List<String> series(String[] words) {
    String family = words[0];
    return switch (words.length > 1 ? words[1] : "") {
      case "counter" -> List.of(family);
      case "histogram" -> List.of(family + "_bucket", family + "_sum", family + "_count");
      case "summary" -> List.of(family + "_sum", family + "_count");
      default -> List.of();
    };
  }

  /** The samples with those of these names so many times as much. */
  static Samples times(Samples samples, Set<String> counters, double times) {
    Samples changed = samples;
    for (String name : counters) {
      if (samples.has(name)) {
        changed =
            changed.replacing(
                name,
                samples.all(name).stream()
                    .map(one -> new Sample(name, one.labels(), one.value() * times))
                    .toList());
      }
    }
    return changed;
  }
}
