package io.github.flyteexporter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Commands of a page, with the comment above them that says how the tests run them.
 *
 * @param how {@code run}, {@code run in the background}, {@code run until it succeeds}, or {@code
 *     not run:} with the reason
 */
record CommandBlock(String how, String commands) {
  private static final String FENCE = "```bash\n";
  private static final Pattern MARKED =
      Pattern.compile(
          "(?ms)^<!-- (run|run in the background|run until it succeeds|not run: \\w[^\n]+) -->\n"
              + FENCE
              + "(.*?)^```$");

  /** All blocks of a page in their order; none may lack its comment. */
  static List<CommandBlock> of(Path page) throws IOException {
    String text = Files.readString(page);
    List<CommandBlock> blocks =
        MARKED
            .matcher(text)
            .results()
            .map(one -> new CommandBlock(one.group(1), one.group(2)))
            .toList();
    assertThat(blocks)
        .as("blocks of %s with a comment", page)
        .hasSize(text.split(FENCE, -1).length - 1);
    return blocks;
  }
}
