package io.github.flyteexporter.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL that the docs tell an administrator to run. */
public final class DatabaseDocs {
  private DatabaseDocs() {}

  public static String sql() throws IOException {
    return sql("database grants");
  }

  /** That for the database of Flyte 2. */
  static String ofFlyte2() throws IOException {
    return sql("database grants of Flyte 2");
  }

  private static String sql(String block) throws IOException {
    Matcher matcher =
        Pattern.compile("<!-- " + block + " -->\n```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/docs/database.md")));
    if (!matcher.find()) {
      throw new IOException("src/docs/database.md has no block of grants");
    }
    return matcher.group(1);
  }

  /** Its single grants. */
  static List<String> grants() throws IOException {
    return Arrays.stream(sql().split(";\\s*", -1))
        .filter(statement -> statement.startsWith("GRANT"))
        .toList();
  }
}
