package io.github.flyteexporter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What {@code promtool check metrics} finds wrong with a page. */
public final class Promtool {
  private Promtool() {}

  /** Its findings, empty when it is content. */
  public static String saysOf(String page) throws IOException, InterruptedException {
    Process promtool;
    try {
      promtool =
          new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("promtool is missing: apt-get install prometheus", e);
    }
    promtool.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    promtool.getOutputStream().close();
    String said =
        new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = promtool.waitFor();
    return code == 0 ? said : "exit " + code + ": " + said;
  }
}
