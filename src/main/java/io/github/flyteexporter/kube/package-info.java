/** Kubernetes objects of one Flyte release as sources. */
package io.github.flyteexporter.kube;
