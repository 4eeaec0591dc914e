package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.util.Optional;

/** What is read of a pod's metadata. Labels of tasks: flyte v1.16.8, node_exec_context.go:214. */
public final class PodMetadata {
  private final ControlPlaneLabels names;
  private String uid = "";
  private String name = "";
  private String namespace = "";
  private long created;
  private long deleted;
  private boolean task;
  private boolean ofAction;
  private String project = "";
  private String domain = "";
  private String component = "";
  private String release = "";
  private String primaryContainer = "";
  private boolean flyteFinalizer;

  public PodMetadata(ControlPlaneLabels names) {
    this.names = names;
  }

  public void read(JsonReader parser) throws IOException {
    parser.fields(
        field -> {
          switch (field) {
            case "uid" -> uid = parser.text();
            case "name" -> name = parser.text();
            case "namespace" -> namespace = parser.known();
            case "creationTimestamp" -> created = KubeTimes.seconds(parser.text());
            case "deletionTimestamp" -> deleted = KubeTimes.seconds(parser.text());
            case "labels" -> parser.fields(label -> label(parser, label));
            case "annotations" -> parser.fields(key -> annotation(parser, key));
            case "finalizers" -> parser.elements(() -> finalizer(parser.text()));
            default -> parser.skip();
          }
        });
  }

  private void label(JsonReader parser, String label) throws IOException {
    switch (label) {
      case "execution-id" -> {
        task = true;
        parser.known();
      }
      // flyte v2.0.43: its task pods
      case "flyte.org/managed" -> ofAction = parser.known().equals("true");
      case "project" -> project = parser.known().intern();
      case "domain" -> domain = parser.known().intern();
      case ControlPlaneLabels.RELEASE -> {
        String value = parser.known();
        release = task ? "" : value;
      }
      default -> {
        if (!task) {
          Optional<String> found = names.component(label, parser.peek());
          if (found.isPresent()) {
            component = found.get();
            parser.known();
          }
        }
      }
    }
  }

  /** flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go:1113. */
  private void annotation(JsonReader parser, String key) throws IOException {
    if (key.equals("primary_container_name")) {
      primaryContainer = parser.text();
    } else {
      parser.skip();
    }
  }

  /** The finalizer's name of today and the one of old (field guide, interfaces.md 4.3). */
  private void finalizer(String name) {
    flyteFinalizer |= name.equals("flyte.org/finalizer-k8s") || name.equals("flyte/flytek8s");
  }

  public String uid() {
    return uid;
  }

  public String name() {
    return name;
  }

  public String namespace() {
    return namespace;
  }

  public long created() {
    return created;
  }

  /** The deletionTimestamp, which includes the grace period; 0 for a pod that is not deleted. */
  public long deleted() {
    return deleted;
  }

  /** Whether it is one of Flyte's tasks. */
  public boolean task() {
    return task || ofAction;
  }

  /**
   * The name of the TaskAction that it is a pod of, empty where it is of none: its own name without
   * the number of the attempt.
   */
  public String action() {
    int end = name.lastIndexOf('-');
    return ofAction && end > 0 ? name.substring(0, end) : "";
  }

  public String project() {
    return project;
  }

  public String domain() {
    return domain;
  }

  /** Which part of Flyte itself it is, empty for none. */
  public String component() {
    return task() || !names.matchesRelease(release) ? "" : component;
  }

  /** The Helm release by its label, empty without one. */
  public String release() {
    return release;
  }

  public String primaryContainer() {
    return primaryContainer;
  }

  public boolean flyteFinalizer() {
    return flyteFinalizer;
  }
}
