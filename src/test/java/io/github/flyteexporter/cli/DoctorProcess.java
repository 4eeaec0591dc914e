package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * A run of the command {@code doctor} as a process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed as errors and logs
 */
record DoctorProcess(int code, String out, String err) {
  private static final int LIMIT_SECONDS = 180;

  /** Runs it with these settings and options beside what the machine's environment has. */
  static DoctorProcess run(Path folder, Map<String, String> environment, String... options)
      throws Exception {
    List<String> command = ProgramCommand.of("doctor");
    command.add(1, "-Xmx256m");
    command.addAll(List.of(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("FLYTE_EXPORTER_")
                    || name.startsWith("KUBERNETES_")
                    || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      return new DoctorProcess(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Its report, of {@code --output json}. */
  JsonNode report() throws Exception {
    assertThat(out).as(err).startsWith("{");
    return new ObjectMapper().readTree(out);
  }

  /** The checks that ended so, as {@code name: what was seen}. */
  List<String> checks(String result) throws Exception {
    return StreamSupport.stream(report().path("checks").spliterator(), false)
        .filter(one -> one.path("result").asText().equals(result))
        .map(one -> one.path("name").asText() + ": " + one.path("seen").asText())
        .toList();
  }
}
