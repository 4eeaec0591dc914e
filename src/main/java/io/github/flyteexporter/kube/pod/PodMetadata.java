package io.github.flyteexporter.kube.pod;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;

/** What is read of a pod's metadata. Labels of tasks: flyte v1.16.8, node_exec_context.go:214. */
final class PodMetadata {
  private final ControlPlaneLabels names;
  private String uid = "";
  private String name = "";
  private String namespace = "";
  private long created;
  private long deleted;
  private boolean task;
  private String project = "";
  private String domain = "";
  private String component = "";
  private String release = "";
  private String primaryContainer = "";
  private boolean flyteFinalizer;

  PodMetadata(ControlPlaneLabels names) {
    this.names = names;
  }

  void read(JsonParser parser) throws IOException {
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "uid" -> uid = JsonWalker.text(parser);
            case "name" -> name = JsonWalker.text(parser);
            case "namespace" -> namespace = JsonWalker.text(parser);
            case "creationTimestamp" -> created = KubeTimes.seconds(JsonWalker.text(parser));
            case "deletionTimestamp" -> deleted = KubeTimes.seconds(JsonWalker.text(parser));
            case "labels" -> JsonWalker.fields(parser, label -> label(parser, label));
            case "annotations" -> JsonWalker.fields(parser, key -> annotation(parser, key));
            case "finalizers" ->
                JsonWalker.elements(parser, () -> finalizer(JsonWalker.text(parser)));
            default -> parser.skipChildren();
          }
        });
  }

  private void label(JsonParser parser, String label) throws IOException {
    String value = JsonWalker.text(parser);
    switch (label) {
      case "execution-id" -> task = true;
      case "project" -> project = value.intern();
      case "domain" -> domain = value.intern();
      case ControlPlaneLabels.RELEASE -> release = task ? "" : value;
      default -> names.component(label, value).ifPresent(found -> component = found);
    }
  }

  /** flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go:1113. */
  private void annotation(JsonParser parser, String key) throws IOException {
    if (key.equals("primary_container_name")) {
      primaryContainer = JsonWalker.text(parser);
    } else {
      parser.skipChildren();
    }
  }

  /** The finalizer's name of today and the one of old (field guide, interfaces.md 4.3). */
  private void finalizer(String name) {
    flyteFinalizer |= name.equals("flyte.org/finalizer-k8s") || name.equals("flyte/flytek8s");
  }

  String uid() {
    return uid;
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  long created() {
    return created;
  }

  /** The deletionTimestamp, which includes the grace period; 0 for a pod that is not deleted. */
  long deleted() {
    return deleted;
  }

  boolean task() {
    return task;
  }

  String project() {
    return project;
  }

  String domain() {
    return domain;
  }

  /** Which part of Flyte itself it is, empty for none. */
  String component() {
    return task || !names.matchesRelease(release) ? "" : component;
  }

  /** The Helm release by its label, empty without one. */
  String release() {
    return release;
  }

  String primaryContainer() {
    return primaryContainer;
  }

  boolean flyteFinalizer() {
    return flyteFinalizer;
  }
}
