package io.github.flyteexporter.reading;

/** The sharding labels of a FlyteWorkflow; empty for a label it lacks. */
public record ShardLabels(String shardKey, String project, String domain) {
  /** The value of one of them. */
  public String get(ShardLabel label) {
    return switch (label) {
      case SHARD_KEY -> shardKey;
      case PROJECT -> project;
      case DOMAIN -> domain;
    };
  }
}
