package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * What the propeller manager writes into the arguments of a shard's pod: its keys (flyte v1.16.8,
 * flytepropeller/manager/shardstrategy/hash.go:37-40) and its own lease (manager/manager.go:188).
 */
final class PropellerArgs {
  private static final String KEY = "--propeller.include-shard-key-label";
  private static final String LEASE =
      "--propeller.leader-election.lock-config-map.Name=propeller-leader-";

  /** Flyte reads it nowhere; its key in the configuration is {@code manager.shard.shard-count}. */
  private static final String SHARD_COUNT = "FLYTE_PROPELLER_MANAGER_SHARD_COUNT";

  private int keys;
  private int index = -1;
  private boolean shardCountEnv;

  void read(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          if (field.equals("containers")) {
            Objects.elements(parser, () -> container(parser));
          } else {
            parser.skipChildren();
          }
        });
  }

  private void container(JsonParser parser) throws IOException {
    String[] before = {""};
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "args", "command" ->
                Objects.elements(
                    parser,
                    () -> {
                      String word = Objects.text(parser);
                      word(before[0], word);
                      before[0] = word;
                    });
            case "env" ->
                Objects.elements(
                    parser, () -> Objects.fields(parser, name -> environment(parser, name)));
            default -> parser.skipChildren();
          }
        });
  }

  private void word(String before, String word) {
    if (before.equals(KEY)) {
      key(word);
    } else if (word.startsWith(KEY + "=")) {
      key(word.substring(KEY.length() + 1));
    } else if (word.startsWith(LEASE)) {
      index = Shards.index(word.substring(LEASE.length()));
    }
  }

  private void key(String word) {
    int key = Shards.index(word);
    if (key >= 0) {
      keys |= 1 << key;
    }
  }

  private void environment(JsonParser parser, String field) throws IOException {
    if (field.equals("name")) {
      shardCountEnv |= Objects.text(parser).equals(SHARD_COUNT);
    } else {
      parser.skipChildren();
    }
  }

  /** The keys this propeller includes, one bit each; 0 for a propeller without. */
  int keys() {
    return keys;
  }

  /** Which shard it is by its lease, -1 for none. */
  int index() {
    return index;
  }

  boolean shardCountEnv() {
    return shardCountEnv;
  }
}
