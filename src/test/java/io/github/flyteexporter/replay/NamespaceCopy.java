package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording as an exporter would have made it that sees the objects of Kubernetes in one
 * namespace of workflows only, beside those of Flyte itself.
 */
public record NamespaceCopy(String workflows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the copy into a folder that does not exist yet. */
  public void write(Path recording, Path to) throws IOException {
    for (Path file : RecordingCopy.files(recording)) {
      String name = file.getFileName().toString();
      Path copy = to.resolve(recording.relativize(file));
      Files.createDirectories(copy.getParent());
      if (name.startsWith("k8s.") && name.endsWith(".json.gz")) {
        list(file, copy);
      } else if (name.startsWith("watch.")) {
        watch(file, copy);
      } else {
        Files.copy(file, copy);
      }
    }
  }

  private void list(Path file, Path copy) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
      JsonNode list = JSON.readTree(in);
      if (list instanceof ObjectNode object && list.path("items").isArray()) {
        var seen = JSON.createArrayNode();
        list.path("items").forEach(item -> addIfSeen(item, seen::add));
        object.set("items", seen);
      }
      JSON.writeValue(out, list);
    }
  }

  private void watch(Path file, Path copy) throws IOException {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                    StandardCharsets.UTF_8));
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        byte[] event = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (sees(JSON.readTree(line).path("object"))) {
          out.write(event);
        }
      }
    }
  }

  private void addIfSeen(JsonNode item, java.util.function.Consumer<JsonNode> seen) {
    if (sees(item)) {
      seen.accept(item);
    }
  }

  private boolean sees(JsonNode object) {
    String namespace = object.path("metadata").path("namespace").asText();
    return namespace.isEmpty() || namespace.equals("flyte") || namespace.equals(workflows);
  }
}
