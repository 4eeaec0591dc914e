package io.github.flyteexporter.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures everything that has a budget and prints one table; fails for no figure. */
public final class Bench {
  private Bench() {}

  /** Takes the folder of the built jar, where the table is written as well. */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]);
    double load = Machine.load();
    RecordedPage page = RecordedPage.largest();
    System.out.println("The largest recorded page: " + page.path());
    List<Row> rows = new ArrayList<>(HugePageRow.rows(page));
    rows.addAll(0, JmhRows.rows(page));
    rows.addAll(LiveRows.rows(target, page, Flags.NONE));
    Flags image = Flags.ofTheImage(target);
    rows.addAll(LiveRows.rows(target, page, image));
    rows.addAll(KubeRows.rows(target, page, image));
    StringBuilder table = new StringBuilder();
    table.append(Machine.describe(load)).append("\n\n");
    table.append("| What | Measured | Budget | Met | How |\n|---|---|---|---|---|\n");
    rows.forEach(row -> table.append(row.markdown()).append('\n'));
    table.append("\nThe image's flags: those of the Dockerfile, on " + image.all().get(0) + ".\n");
    Files.writeString(target.resolve("bench.md"), table);
    System.out.println(table);
  }
}
