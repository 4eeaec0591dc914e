package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.signal.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a copy of a recording with what the program reads of it: the series of the catalogue, the
 * objects without specifications, flyteadmin's executions without inputs, no watches and no logs.
 */
record TrimmedRecording(Path original) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Names NAMES = Catalogue.names();

  private static final Pattern READ =
      Pattern.compile(
          "at_s|.*\\.(metrics|k8smetrics|version|config)|admin\\..*|probe\\..*"
              + "|k8s\\.(flyteworkflows|taskactions|pods|leases|webhooks|events)\\.json"
              + "|api\\.(healthz|readyz|(projects|runs|runs\\.queued|triggers)\\.json)"
              + "|metrics\\.https\\.token|log\\.flyte");

  /** Fields that nothing reads, in all objects and executions. */
  private static final Set<String> UNREAD =
      Set.of(
          "apiVersion",
          "kind",
          "generation",
          "managedFields",
          "ownerReferences",
          "taskTemplate",
          "pluginState",
          "stateJson",
          "envVars",
          "cacheKey",
          "inputUri",
          "runOutputBase",
          "inputs",
          "tasks",
          "subWorkflows",
          "executionConfig",
          "node-defaults",
          "workflowMeta",
          "dataDir",
          "outputRef",
          "defVersion",
          "imageID",
          "podIPs",
          "hostIP",
          "hostIPs",
          "qosClass",
          "lastProbeTime",
          "node-id",
          "task-name",
          "interruptible",
          "workflow-name",
          "state_change_details",
          "auth_role",
          "updated_at",
          "workflow_id",
          "security_context",
          "computed_inputs",
          "max_parallelism",
          "raw_output_data_config",
          "outputs",
          "securityContext",
          "rawOutputDataConfig");

  /** Writes the copy into a folder that does not exist yet. */
  void write(Path to) throws IOException {
    Files.createDirectories(to);
    Files.copy(original.resolve("truth.json"), to.resolve("truth.json"));
    for (Snapshot tick : Recording.open(original).ticks()) {
      write(tick, to.resolve("ticks").resolve(tick.folder().getFileName().toString()));
    }
  }

  private static void write(Snapshot tick, Path to) throws IOException {
    Files.createDirectories(to);
    ObjectNode answers;
    try (InputStream in = Files.newInputStream(tick.folder().resolve("tick.json"))) {
      answers = (ObjectNode) JSON.readTree(in);
    }
    answers.retain(names(answers).stream().filter(name -> READ.matcher(name).matches()).toList());
    Files.writeString(to.resolve("tick.json"), JSON.writeValueAsString(answers) + "\n");
    for (String name : names(answers)) {
      if (tick.has(name)) {
        zip(to.resolve(name + ".gz"), trimmed(name, text(tick, name)));
      }
    }
  }

  private static List<String> names(ObjectNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String trimmed(String name, String text) throws IOException {
    if (name.endsWith(".metrics") || name.startsWith("metrics.")) {
      return page(text);
    } else if (text.isBlank() || !(name.startsWith("k8s.") || name.startsWith("admin."))) {
      return text;
    }
    JsonNode root = JSON.readTree(text);
    if (name.startsWith("k8s.flyteworkflows") || name.startsWith("k8s.pods")) {
      root.path("items").forEach(TrimmedRecording::withoutSpecification);
    }
    prune(root);
    return JSON.writeValueAsString(root);
  }

  /** The arguments of Flyte's own containers are read, and nothing else of a specification. */
  private static void withoutSpecification(JsonNode item) {
    boolean task = item.path("metadata").path("labels").has("flyte.org/managed");
    if (task || !item.path("metadata").path("namespace").asText().equals("flyte")) {
      ((ObjectNode) item).remove("spec");
    } else if (item.path("spec").isObject()) {
      ((ObjectNode) item.path("spec")).retain("containers");
    }
  }

  /** Takes out what is empty or not read. */
  private static void prune(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(UNREAD);
      object.forEach(TrimmedRecording::prune);
      object.properties().removeIf(field -> isEmpty(field.getValue()));
    } else if (node instanceof ArrayNode) {
      node.forEach(TrimmedRecording::prune);
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isContainerNode() && value.isEmpty() && !value.isArray());
  }

  /** The series that the catalogue is read from, with their types. */
  static String page(String page) {
    StringBuilder kept = new StringBuilder(page.length() / 4);
    String type = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        type = line;
      } else if (!line.startsWith("#") && isRead(line)) {
        kept.append(type.isEmpty() ? "" : type + "\n").append(line).append('\n');
        type = "";
      }
    }
    return kept.toString();
  }

  private static boolean isRead(String line) {
    return NAMES.wanted(line.split("[{ ]", 2)[0]).isPresent();
  }

  private static String text(Snapshot tick, String name) throws IOException {
    try (InputStream in = tick.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void zip(Path file, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Smallest out = new Smallest(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }

  /** Compresses as far as it goes. */
  private static final class Smallest extends GZIPOutputStream {
    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
