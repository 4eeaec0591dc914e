package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.util.List;
import java.util.Optional;

/** Wants every name with "want" in it; "want:codes:X" is kept as "want_codes" with a code X. */
final class TestNames implements Names {
  static final List<String> KEEP = List.of("code", "method", "le");
  private static final String CODES = "want:codes:";

  private int asked;

  @Override
  public Optional<Wanted> wanted(String rawName) {
    asked++;
    if (rawName.startsWith(CODES)) {
      Labels fixed = Labels.of("code", rawName.substring(CODES.length()));
      return Optional.of(new Wanted("want_codes", fixed, KEEP));
    }
    return rawName.contains("want")
        ? Optional.of(
            new Wanted(rawName, Labels.NONE, rawName.endsWith("_total") ? List.of() : KEEP))
        : Optional.empty();
  }

  /** How often it was asked. */
  int asked() {
    return asked;
  }
}
