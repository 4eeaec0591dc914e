package io.github.flyteexporter.record.report;

import io.github.flyteexporter.verdict.report.ClockTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution that the platform killed or could not create.
 *
 * @param at when that was seen
 * @param name empty where it is not known
 * @param why killed, or not created
 */
public record LostExecution(Instant at, String project, String domain, String name, String why) {
  /**
   * As a line of Markdown. The path is the one of flyteconsole that flytekit prints (flytekit
   * v1.16.31, flytekit/remote/remote.py, generate_console_url).
   *
   * @param console the URL of the console, such as {@code https://flyte.example.com/console}
   */
  String markdown(Optional<String> console) {
    String text = "`" + project + "/" + domain + "/" + (name.isEmpty() ? "?" : name) + "`";
    String linked =
        console
            .filter(url -> !name.isEmpty())
            .map(
                url ->
                    "["
                        + text
                        + "]("
                        + url.replaceFirst("/+$", "")
                        + "/projects/"
                        + encoded(project)
                        + "/domains/"
                        + encoded(domain)
                        + "/executions/"
                        + encoded(name)
                        + ")")
            .orElse(text);
    return "- " + linked + ": " + why + ", seen at " + ClockTime.of(at);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
