package io.github.flyteexporter.evaluation.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which recordings are meant by the folders of a command line. */
public final class RecordingFolders {
  private RecordingFolders() {}

  /** A folder that holds recordings stands for all of them that can be evaluated. */
  public static List<Path> of(List<Path> named) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : named) {
      List<Path> within = within(folder);
      all.addAll(within.isEmpty() ? List.of(folder) : within);
    }
    return all;
  }

  private static List<Path> within(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || isOne(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(RecordingFolders::isOne).sorted().toList();
    }
  }

  private static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(EvaluationCase.TRUTH));
  }
}
