package io.github.flyteexporter.kube.podstatus;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
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
  private String project = "";
  private String domain = "";
  private String component = "";
  private String release = "";
  private String primaryContainer = "";
  private boolean flyteFinalizer;

  public PodMetadata(ControlPlaneLabels names) {
    this.names = names;
  }

  public void read(JsonParser parser) throws IOException {
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
    switch (label) {
      case "execution-id" -> {
        task = true;
        JsonWalker.text(parser);
      }
      case "project" -> project = JsonWalker.text(parser).intern();
      case "domain" -> domain = JsonWalker.text(parser).intern();
      case ControlPlaneLabels.RELEASE -> {
        String value = JsonWalker.text(parser);
        release = task ? "" : value;
      }
      default -> {
        Optional<String> found = names.component(label, JsonWalker.peek(parser));
        if (found.isPresent()) {
          component = found.get();
          JsonWalker.text(parser);
        } else {
          parser.skipChildren();
        }
      }
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

  public boolean task() {
    return task;
  }

  public String project() {
    return project;
  }

  public String domain() {
    return domain;
  }

  /** Which part of Flyte itself it is, empty for none. */
  public String component() {
    return task || !names.matchesRelease(release) ? "" : component;
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
