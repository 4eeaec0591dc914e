package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.util.Locale;

/** How a container ended (kubernetes, core/v1/types.go, ContainerStateTerminated). */
public record Termination(int exitCode, String reason, long finishedAt) {
  static Termination read(JsonReader parser) throws IOException {
    int[] code = {0};
    String[] reason = {""};
    long[] at = {0};
    parser.fields(
        field -> {
          switch (field) {
            case "exitCode" -> code[0] = parser.number();
            case "reason" -> reason[0] = parser.known();
            case "finishedAt" -> at[0] = KubeTimes.seconds(parser.text());
            default -> parser.skip();
          }
        });
    return new Termination(code[0], reason[0].intern(), at[0]);
  }

  public boolean failed() {
    return exitCode != 0;
  }

  /** Whether it failed, or the kernel killed one of its processes before it ended well. */
  public boolean isBad() {
    return failed() || oomKilled();
  }

  public boolean oomKilled() {
    return reason.contains("OOMKilled");
  }

  /** Whether the node lost track of the container; its exit code 137 is made up. */
  public boolean statusUnknown() {
    return reason.equals("ContainerStatusUnknown");
  }

  /** The reason, folded into a closed list. */
  public String label() {
    return switch (reason) {
      case "OOMKilled" -> "oom_killed";
      case "Error", "Completed", "Evicted" -> reason.toLowerCase(Locale.ROOT);
      case "ContainerCannotRun", "StartError" -> "start_error";
      case "DeadlineExceeded" -> "deadline_exceeded";
      case "ContainerStatusUnknown" -> "unknown";
      default -> "other";
    };
  }
}
