package io.github.flyteexporter.cli;

import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;

/** The recordings that are embedded in the program, reduced to what is read of them. */
enum DemoRecording {
  DB_DOWN("db-down", "PostgreSQL is stopped at 60 s and started again at 140 s."),
  OBJECT_STORE_HUNG(
      "object-store-hung",
      "The object store freezes at 50 s (connections open, no answer) and thaws at 120 s."),
  K8S_API_HUNG(
      "k8s-api-hung",
      "The Kubernetes API server freezes at 60 s (connections open, no answer) and thaws at 150"
          + " s."),
  RBAC_DENIED(
      "rbac-denied",
      "The right to create pods is taken from Flyte at 50 s and given back at 111 s."),
  CORE_ADMIN_DOWN(
      "core-admin-down",
      "flyteadmin is killed at 50 s and started again at 110 s, while propeller runs on."),
  OOM_LOOP("oom-loop", "From 50 s on flyte-binary is OOM-killed soon after each start."),
  WEBHOOK_SLOW(
      "webhook-slow",
      "From 50 s to 140 s the pod webhook answers too late: tasks with secrets cannot start."),
  FLYTE2_QUEUED_FOREVER(
      "flyte2-queued-forever",
      "Flyte 2: from 38 s to 108 s another product's webhook refuses TaskActions, and what is"
          + " accepted meanwhile stays queued for ever."),
  HEALTHY("healthy", "Nothing is wrong: short workflows in two projects at a steady rate.");

  private final String label;
  private final String description;

  DemoRecording(String label, String description) {
    this.label = label;
    this.description = description;
  }

  /** Its name on the command line. */
  String label() {
    return label;
  }

  /** Which Flyte was recorded. */
  String flyte() {
    return label.startsWith("flyte2-") ? "2.0.43" : "1.16.8";
  }

  /** What was done to Flyte, and at which second. */
  String description() {
    return description;
  }

  /** Prints all names with what was done. */
  static void print(PrintWriter out) {
    for (DemoRecording one : values()) {
      out.printf("%-22s %s%n", one.label, one.description);
    }
    out.flush();
  }

  /** All names, for the completion in shells. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(DemoRecording::label).iterator();
    }
  }

  /**
   * The recording of this name.
   *
   * @throws UsageException when there is none
   */
  static DemoRecording named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no recording "
                        + name
                        + "; demo --list shows them: "
                        + Arrays.stream(values())
                            .map(DemoRecording::label)
                            .collect(Collectors.joining(", "))));
  }

  /** Unpacks the recording and opens it. */
  Recording open() throws IOException {
    try (InputStream archive = DemoRecording.class.getResourceAsStream("/demo/" + label + ".xz")) {
      if (archive == null) {
        throw new IOException("the recording " + label + " is missing from this build");
      }
      return Recording.open(DemoArchive.unpack(label, archive));
    }
  }
}
