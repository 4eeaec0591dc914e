package io.github.flyteexporter.kube.watch;

/** What is kept of one Kubernetes object: a few hundred bytes, whatever the object's size. */
public interface Retained {
  /** The object's uid in Kubernetes. */
  String uid();

  /** Its resourceVersion as a number, 0 where that is not kept. */
  default long version() {
    return 0;
  }
}
