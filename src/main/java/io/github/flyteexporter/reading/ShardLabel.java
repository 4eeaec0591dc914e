package io.github.flyteexporter.reading;

import java.util.Locale;

/**
 * A label by which FlyteWorkflows are assigned to propeller shards (flyte v1.16.8,
 * flytepropeller/pkg/controller/controller.go:489-535).
 */
public enum ShardLabel {
  SHARD_KEY,
  PROJECT,
  DOMAIN;

  /** Its name on the objects and in propeller's flags: {@code shard-key}. */
  public String key() {
    return label().replace('_', '-');
  }

  /** As a value of the label {@code reason}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
