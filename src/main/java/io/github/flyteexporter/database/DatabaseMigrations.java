package io.github.flyteexporter.database;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The migrations of a version of Flyte: the content of its table {@code migrations} once all are
 * applied (flyte v1.16.8, flyteadmin/pkg/repositories/config/migrations.go:26,452,1192).
 */
record DatabaseMigrations(String version, Set<String> ids) {
  /** The versions with an embedded list, newest last. */
  static final List<DatabaseMigrations> KNOWN = List.of(load("1.16.8"));

  DatabaseMigrations {
    ids = Set.copyOf(ids);
  }

  /** The applied migrations, compared with each known version. */
  static List<Sample> compared(Set<String> applied) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(DatabaseSamples.APPLIED, Labels.NONE, applied.size()));
    for (DatabaseMigrations known : KNOWN) {
      Labels version = Labels.of("version", known.version);
      samples.add(new Sample(DatabaseSamples.KNOWN, version, known.ids.size()));
      samples.add(new Sample(DatabaseSamples.MISSING, version, without(known.ids, applied)));
      samples.add(new Sample(DatabaseSamples.UNKNOWN, version, without(applied, known.ids)));
    }
    return samples;
  }

  private static double without(Set<String> all, Set<String> others) {
    return all.stream().filter(id -> !others.contains(id)).count();
  }

  private static DatabaseMigrations load(String version) {
    InputStream in =
        Objects.requireNonNull(
            DatabaseMigrations.class.getResourceAsStream(
                "/database/migrations/" + version + ".txt"),
            version);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new DatabaseMigrations(
          version,
          lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
