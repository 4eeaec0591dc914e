/** Kubernetes objects of one Flyte, listed and watched as sources. */
package io.github.flyteexporter.kube;
