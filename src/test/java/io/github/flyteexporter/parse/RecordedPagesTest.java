package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages of real Flytes come to what the reference makes of them. */
class RecordedPagesTest {
  private static final int RECORDINGS = 4;
  private static final Pattern WANTED =
      Pattern.compile(
          ":round:|:errors:|grpc_|k8s_client_|_unlabeled|^process_start_time_seconds$|:metastore:");
  private static final List<String> KEEP =
      List.of("grpc_code", "grpc_method", "code", "method", "le", "quantile");
  static final Names NAMES =
      name ->
          WANTED.matcher(name).find()
              ? Optional.of(new Wanted(name, Labels.NONE, KEEP))
              : Optional.empty();

  @Test
  void recordedPagesAreReadInFull() {
    assumeTrue(Recordings.exist(), "no recordings here");
    List<List<Path>> recordings = Recordings.all();
    assertThat(recordings).hasSizeGreaterThanOrEqualTo(3);
    int step = Math.max(1, recordings.size() / RECORDINGS);
    for (int i = 0; i < recordings.size(); i += step) {
      checkAll(recordings.get(i));
    }
  }

  private static void checkAll(List<Path> paths) {
    NameTable table = new NameTable(NAMES);
    for (Path path : paths) {
      byte[] page = Recordings.page(path);
      ReferenceParser.Result expected = new ReferenceParser(NAMES).parse(page);
      assertThat(expected.page().bad()).as("%s", path).isEmpty();
      assertThat(expected.samples()).as("%s", path).hasSizeGreaterThan(100);
      Pieces.assertSame(Pieces.parse(table, page, () -> 16 * 1024), expected);
      Pieces.assertSame(Pieces.parse(table, page, () -> 1447), expected);
    }
  }
}
