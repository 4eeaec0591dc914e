package io.github.flyteexporter.kube.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the current context of some kubeconfig files names, merged as {@code kubectl} merges them:
 * of two entries with the same name the first counts.
 */
final class KubeConfig {
  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private record Parsed(Path file, JsonNode root) {}

  /**
   * A cluster or a user.
   *
   * @param file where it stands: relative paths begin at its folder
   */
  record Entry(Path file, String name, JsonNode node) {
    /** A text, empty when it is missing. */
    Optional<String> text(String key) {
      return Optional.of(node.path(key).asText("")).filter(value -> !value.isBlank());
    }

    /** A path, made absolute, empty when it is missing. */
    Optional<Path> path(String key) {
      return text(key).map(value -> file.toAbsolutePath().resolveSibling(value).normalize());
    }

    /**
     * PEM that stands in the entry in Base64 as {@code KEY-data}, or in the file {@code KEY}.
     *
     * @throws IllegalArgumentException when it cannot be read; without what is in it
     */
    Optional<String> pem(String key) {
      Optional<String> data = text(key + "-data");
      try {
        if (data.isPresent()) {
          byte[] decoded = Base64.getMimeDecoder().decode(data.get());
          return Optional.of(new String(decoded, StandardCharsets.ISO_8859_1));
        }
        Optional<Path> path = path(key);
        return path.isPresent()
            ? Optional.of(Files.readString(path.get(), StandardCharsets.ISO_8859_1))
            : Optional.empty();
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "kubeconfig " + file + ": " + key + " of " + name + " cannot be read: " + reason(e), e);
      }
    }

    private static String reason(Exception error) {
      return error instanceof IOException ? error.toString() : "it is no Base64";
    }
  }

  private final List<Parsed> files;
  private final JsonNode context;

  private KubeConfig(List<Parsed> files, JsonNode context) {
    this.files = files;
    this.context = context;
  }

  /**
   * Reads those of the files that exist; empty when none of them has anything in it.
   *
   * @throws IllegalArgumentException when a file is no kubeconfig or has no such context
   */
  static Optional<KubeConfig> read(List<Path> named) {
    List<Parsed> files = new ArrayList<>();
    for (Path file : named) {
      if (Files.isRegularFile(file)) {
        JsonNode root = parse(file);
        if (root.isObject()) {
          files.add(new Parsed(file, root));
        }
      }
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    KubeConfig all = new KubeConfig(files, MissingNode.getInstance());
    for (Parsed one : files) {
      String current = one.root().path("current-context").asText("");
      Optional<Entry> context = all.entry("contexts", "context", current);
      if (context.isPresent()) {
        return Optional.of(new KubeConfig(files, context.get().node()));
      }
    }
    throw new IllegalArgumentException(
        "kubeconfig " + files.get(0).file() + ": current-context names no context of it");
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      // the message of the parser would quote the file, which holds secrets
      throw new IllegalArgumentException(
          "kubeconfig " + file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * The cluster of the current context.
   *
   * @throws IllegalArgumentException when there is none
   */
  Entry cluster() {
    return named("clusters", "cluster")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kubeconfig " + files.get(0).file() + ": the context names no cluster of it"));
  }

  /** The user of the current context, empty when it names none. */
  Optional<Entry> user() {
    return named("users", "user");
  }

  private Optional<Entry> named(String list, String kind) {
    return entry(list, kind, context.path(kind).asText(""));
  }

  private Optional<Entry> entry(String list, String kind, String name) {
    for (Parsed one : files) {
      for (JsonNode entry : one.root().path(list)) {
        if (entry.path("name").asText("").equals(name) && entry.path(kind).isObject()) {
          return Optional.of(new Entry(one.file(), name, entry.path(kind)));
        }
      }
    }
    return Optional.empty();
  }
}
