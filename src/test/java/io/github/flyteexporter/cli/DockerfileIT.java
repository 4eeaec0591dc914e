package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image cannot be built where the tests run; what it does can be read and its command run. */
class DockerfileIT {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private List<String> instructions;

  @BeforeEach
  void read() throws Exception {
    String text = Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\n\\s*", "");
    instructions = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  private List<String> of(String instruction) {
    return instructions.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  @Test
  void everyInstructionIsKnownAndEveryImageHasATag() {
    assertThat(instructions)
        .allMatch(
            line ->
                line.matches(
                    "(FROM|ARG|WORKDIR|COPY|RUN|LABEL|ENV|USER|EXPOSE|ENTRYPOINT|CMD) .+"));
    assertThat(of("FROM"))
        .hasSize(3)
        .allMatch(image -> image.matches("(--platform=\\S+ )?[a-z-]+:[^ ]+( AS (build|archive))?"));
    assertThat(of("FROM").get(2)).isEqualTo(of("FROM").get(1).replace(" AS archive", ""));
    assertThat(of("FROM").get(2)).contains("25-jre");
  }

  @Test
  void itRunsAsNobodyOnThePortThatIsServed() {
    assertThat(of("USER")).containsExactly("65532:65532");
    assertThat(of("EXPOSE")).containsExactly("9642");
    assertThat(instructions.indexOf("USER 65532:65532"))
        .isGreaterThan(instructions.lastIndexOf("RUN mvn -B -q package -DskipTests"));
  }

  @Test
  void whatIsCopiedIsThere() {
    of("COPY").stream()
        .filter(copy -> !copy.startsWith("--from"))
        .forEach(copy -> assertThat(Path.of(copy.split(" ", 2)[0])).exists());
  }

  @Test
  void theArchiveIsMadeByAClassOfTheTests() throws Exception {
    List<String> runs = of("RUN").stream().filter(run -> run.startsWith("java ")).toList();
    assertThat(runs).hasSize(1);
    String[] words = runs.get(0).split(" ", -1);
    assertThat(Class.forName(words[3]).getMethod("main", String[].class)).isNotNull();
    assertThat(of("ENTRYPOINT").get(0)).contains("-XX:SharedArchiveFile=" + words[5]);
    assertThat(of("COPY").stream().filter(copy -> copy.startsWith("--from=archive")))
        .hasSize(1)
        .allMatch(copy -> copy.contains(words[5]) && copy.contains(words[4]));
  }

  @Test
  void itsCommandLineRuns() throws Exception {
    List<String> command = new ArrayList<>();
    Matcher words = QUOTED.matcher(of("ENTRYPOINT").get(0));
    while (words.find()) {
      command.add(words.group(1));
    }
    assertThat(command).first().isEqualTo("java");
    int jar = command.indexOf("-jar");
    List<String> local = new ArrayList<>(command.subList(0, jar));
    local.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    assertThat(of("CMD")).containsExactly("[\"run\"]");
    local.addAll(List.of("run", "--help"));
    Process process = new ProcessBuilder(local).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("--config").doesNotContain("warning");
  }
}
