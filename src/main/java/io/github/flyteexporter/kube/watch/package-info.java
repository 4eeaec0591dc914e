/**
 * Lists and watches one type of objects and keeps a few hundred bytes of each.
 *
 * <p>Why not informers: fabric8's hold every object whole, as a tree of models. 10,000
 * FlyteWorkflows of 100 kB are 1 GB of JSON already; read as a stream with {@link
 * io.github.flyteexporter.kube.watch.ListWatch} they take a few MB. Informers also retry without
 * showing why a list or watch failed, and that is what an operator wants to know.
 *
 * <p>Nothing here knows what a pod or a FlyteWorkflow is: each type brings an {@link
 * io.github.flyteexporter.kube.watch.ObjectReader} and an {@link
 * io.github.flyteexporter.kube.watch.ObjectSummary}. Recordings fill the same caches.
 */
package io.github.flyteexporter.kube.watch;
