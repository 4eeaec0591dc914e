package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The incidents of the demo, and what their descriptions say. */
class DemoRecordingTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");

  @Test
  void everyEmbeddedRecordingHasAName() throws Exception {
    try (Stream<Path> folders = Files.list(DEMO)) {
      assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(DemoRecording.values()).map(DemoRecording::label).toList());
    }
  }

  /** {@code -Drewrite=true} packs the folders anew. */
  @ParameterizedTest
  @EnumSource(DemoRecording.class)
  void theArchiveHoldsTheFilesOfTheFolder(DemoRecording one) throws Exception {
    Map<String, byte[]> files = files(DEMO.resolve(one.label()));
    if (Boolean.getBoolean("rewrite")) {
      pack(files, DEMO.resolve(one.label() + ".xz"));
    }
    Map<String, byte[]> unpacked;
    try (InputStream archive = Files.newInputStream(DEMO.resolve(one.label() + ".xz"))) {
      unpacked = files(DemoArchive.unpack(one.label(), archive));
    }
    assertThat(unpacked.keySet()).isEqualTo(files.keySet());
    files.forEach((name, content) -> assertThat(unpacked.get(name)).as(name).isEqualTo(content));
  }

  /** The files of a folder by their names, those that are compressed without that. */
  private static Map<String, byte[]> files(Path folder) throws Exception {
    // kinds side by side and in the order of time: neighbours are alike
    Map<String, byte[]> files =
        new TreeMap<>(
            Comparator.comparing(DemoRecordingTest::kind).thenComparing(Comparator.naturalOrder()));
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        try (InputStream plain = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
          files.put(folder.relativize(file).toString().replace('\\', '/'), in.readAllBytes());
        }
      }
    }
    return files;
  }

  private static String kind(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static void pack(Map<String, byte[]> files, Path to) throws Exception {
    try (OutputStream out = Files.newOutputStream(to);
        DataOutputStream data =
            new DataOutputStream(new XZOutputStream(out, new LZMA2Options(9)))) {
      data.writeInt(files.size());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        data.writeUTF(file.getKey());
        data.writeInt(file.getValue().length);
        data.write(file.getValue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DemoRecording.class)
  void theDescriptionSaysWhen(DemoRecording one) throws Exception {
    assertThat(one.open().ticks()).hasSizeGreaterThan(8);
    JsonNode truth =
        new ObjectMapper().readTree(DEMO.resolve(one.label()).resolve("truth.json").toFile());
    for (String moment : new String[] {"fault_s", "healed_s"}) {
      if (truth.path(moment).isNumber()) {
        assertThat(one.description()).contains(truth.path(moment).asInt() + " s");
      }
    }
  }

  @Test
  void theListNamesAll() {
    RunCommands commands = new RunCommands();
    assertThat(commands.run("demo", "--list")).isZero();
    for (DemoRecording one : DemoRecording.values()) {
      assertThat(commands.out()).contains(one.label(), one.description());
    }
  }

  @Test
  void anUnknownNameIsAnErrorOfUse() {
    RunCommands commands = new RunCommands();
    assertThat(commands.run("demo", "db-dwon")).isEqualTo(2);
    assertThat(commands.err()).contains("no recording db-dwon", "--list", "db-down");
  }
}
