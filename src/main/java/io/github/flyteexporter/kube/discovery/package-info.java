/**
 * Finds what to scrape among the pods of Flyte. Only pods that are watched anyway are looked at; no
 * further request is made and no name is resolved.
 */
package io.github.flyteexporter.kube.discovery;
