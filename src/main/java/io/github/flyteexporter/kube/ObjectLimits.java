package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.watch.ObjectType;

/**
 * How many objects of each type are kept at most, by the heap that there is: one type with far too
 * many must not take the memory of all others, or of Flyte's pod. 256 MiB with the image's flags
 * are enough for 17,000 FlyteWorkflows or TaskActions, 125,000 task pods and 26,000 events.
 *
 * @param heapBytes the largest size of the heap
 */
record ObjectLimits(long heapBytes) {
  private static final int LEAST = 500;

  /** Of the heap of this process. */
  static ObjectLimits ofProcess() {
    return new ObjectLimits(Runtime.getRuntime().maxMemory());
  }

  /** So many objects of a type. */
  int of(ObjectType type) {
    long count = share(type) / kind(type).bytes;
    return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, count));
  }

  /** The bytes of the heap that objects of a type may take. */
  long share(ObjectType type) {
    return heapBytes / 100 * kind(type).percent;
  }

  private static Kind kind(ObjectType type) {
    return switch (type.target()) {
      case "flyteworkflows", "taskactions" -> Kind.WORKFLOWS;
      case "pods" -> Kind.TASK_PODS;
      case "events", "taskaction-events" -> Kind.EVENTS;
      default -> Kind.OTHERS;
    };
  }

  /** Shares of the heap; what is kept of an object, with its place in the map, in bytes. */
  private enum Kind {
    WORKFLOWS(25, 1_550),
    TASK_PODS(25, 210),
    EVENTS(8, 320),
    OTHERS(2, 1_000);

    private final int percent;
    private final int bytes;

    Kind(int percent, int bytes) {
      this.percent = percent;
      this.bytes = bytes;
    }
  }
}
