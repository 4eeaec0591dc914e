package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.watch.ObjectType;

/**
 * How many objects of each type are kept at most, by the heap that there is: one type with far too
 * many must not take the memory of all others, or of Flyte's pod. 256 MiB with the image's flags
 * are enough for 10,000 FlyteWorkflows, 100,000 task pods and 20,000 events.
 *
 * @param heapBytes the largest size of the heap
 */
record ObjectLimits(long heapBytes) {
  private static final int LEAST = 1_000;

  /** What is kept of an object, with its place in the map, in bytes: measured, rounded up. */
  private static final int WORKFLOW = 900;

  private static final int OTHER = 320;
  private static final int OWN_POD = 2_000;

  /** Of the heap of this process. */
  static ObjectLimits ofProcess() {
    return new ObjectLimits(Runtime.getRuntime().maxMemory());
  }

  int of(ObjectType type) {
    return switch (type.target()) {
      case "flyteworkflows" -> count(25, WORKFLOW);
      case "pods" -> count(40, OTHER);
      case "events" -> count(10, OTHER);
      default -> count(3, OWN_POD);
    };
  }

  private int count(int percent, int bytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, heapBytes / 100 * percent / bytes));
  }
}
