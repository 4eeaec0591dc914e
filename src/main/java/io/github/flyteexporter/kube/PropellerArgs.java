package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.ControlPlanePart.Shard;
import java.io.IOException;

/**
 * What the propeller manager writes into the arguments of a shard's pod: which workflows it takes
 * (flyte v1.16.8, flytepropeller/manager/shardstrategy/hash.go:37-40 and environment.go) and its
 * own lease (manager/manager.go:188).
 */
final class PropellerArgs {
  private static final String LEASE =
      "--propeller.leader-election.lock-config-map.Name=propeller-leader-";

  /** Flyte reads it nowhere; its key in the configuration is {@code manager.shard.shard-count}. */
  private static final String SHARD_COUNT = "FLYTE_PROPELLER_MANAGER_SHARD_COUNT";

  private final SelectorArgs selector = new SelectorArgs();
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
    selector.word(before, word);
    if (word.startsWith(LEASE)) {
      index = Shards.index(word.substring(LEASE.length()));
    }
  }

  private void environment(JsonParser parser, String field) throws IOException {
    if (field.equals("name")) {
      shardCountEnv |= Objects.text(parser).equals(SHARD_COUNT);
    } else {
      parser.skipChildren();
    }
  }

  /** Which shard it is: by its lease, or by the number in its name, or -1. */
  Shard shard(int named) {
    return new Shard(index >= 0 ? index : named, selector.selector(), shardCountEnv);
  }
}
