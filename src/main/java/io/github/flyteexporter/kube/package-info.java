/** Kubernetes objects of one Flyte, listed and watched as sources; fabric8 is used only here. */
package io.github.flyteexporter.kube;
