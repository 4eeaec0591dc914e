package io.github.flyteexporter.web.page;

import io.github.flyteexporter.config.Pages;

/**
 * Which Flyte the pages are about, as far as it is known.
 *
 * @param namespace of Flyte's own pods, empty when not known
 * @param release the Helm release, empty when none is configured
 * @param pages the name of the cluster, and where the links lead
 */
public record Installation(String namespace, String release, Pages pages) {
  /** Nothing is known. */
  public static final Installation NONE = new Installation("", "", Pages.defaults());
}
