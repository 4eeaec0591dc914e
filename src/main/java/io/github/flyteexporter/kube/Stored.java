package io.github.flyteexporter.kube;

/** What is kept of one Kubernetes object: a few hundred bytes, whatever the object's size. */
interface Stored {
  /** The object's uid in Kubernetes. */
  String uid();
}
