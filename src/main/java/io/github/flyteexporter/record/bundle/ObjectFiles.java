package io.github.flyteexporter.record.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one type's objects in a bundle: the list at the first moment, the lists that came
 * later, each at its moment, and what happened in between as a watch.
 */
final class ObjectFiles {
  private final String name;
  private final ObjectChanges.Lines watch;
  private final List<String> listed = new ArrayList<>();

  /** Takes the files as they are made. */
  interface Files {
    void list(String name, byte[] compressed) throws IOException;
  }

  /** Of the type whose lists have this name. */
  ObjectFiles(String name) throws IOException {
    this.name = name;
    this.watch = new ObjectChanges.Lines();
  }

  /** The name of the file of the watch. */
  String watchName() {
    return name.replaceFirst("^k8s\\.", "watch.").replaceFirst("\\.json$", ".jsonl");
  }

  /** The first moment: all that there is then. */
  void first(byte[] before, byte[] changes, Files files) throws IOException {
    files.list(name, ObjectChanges.list(ObjectChanges.after(before, List.of(changes))));
  }

  /**
   * A later moment.
   *
   * @param seconds since the start
   */
  void next(double seconds, byte[] changes, Files files) throws IOException {
    boolean[] ended = {false};
    List<String> begun = new ArrayList<>();
    ObjectChanges.each(
        changes,
        line -> {
          if (line.startsWith(ObjectChanges.LISTED)) {
            listed.add(ObjectChanges.object(line));
            begun.add(line);
          } else if (line.startsWith(ObjectChanges.LIST_END)
              || line.startsWith(ObjectChanges.LIST_PART)) {
            boolean whole = line.startsWith(ObjectChanges.LIST_END);
            files.list(name, ObjectChanges.list(listed, whole));
            listed.clear();
            begun.clear();
            ended[0] = true;
          } else {
            event(seconds, ended[0], line);
          }
        });
    for (String line : begun) {
      event(seconds, ended[0], line.replaceFirst("LISTED", "MODIFIED"));
    }
  }

  /** What followed a list is played after it, at the next moment. */
  private void event(double seconds, boolean later, String line) throws IOException {
    double at = later ? Math.round((seconds + 0.001) * 1e3) / 1e3 : seconds;
    watch.add("{\"at_s\":" + at + "," + line.substring(1)).add("\n");
  }

  byte[] watch() throws IOException {
    return watch.end();
  }
}
