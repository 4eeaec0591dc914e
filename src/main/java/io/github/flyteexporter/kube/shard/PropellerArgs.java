package io.github.flyteexporter.kube.shard;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import java.io.IOException;

/**
 * What the propeller manager writes into the arguments of a shard's pod: which workflows it takes
 * (flyte v1.16.8, flytepropeller/manager/shardstrategy/hash.go:37-40 and environment.go) and its
 * own lease (manager/manager.go:188).
 */
public final class PropellerArgs {
  private static final String LEASE =
      "--propeller.leader-election.lock-config-map.Name=propeller-leader-";

  /** Flyte reads it nowhere; its key in the configuration is {@code manager.shard.shard-count}. */
  private static final String SHARD_COUNT = "FLYTE_PROPELLER_MANAGER_SHARD_COUNT";

  /** No other argument, which may be a secret, is read. */
  private static final String OURS = "--propeller.";

  private final SelectorArgs selector = new SelectorArgs();
  private int index = -1;
  private boolean shardCountEnv;

  public void read(JsonParser parser) throws IOException {
    JsonWalker.fields(
        parser,
        field -> {
          if (field.equals("containers")) {
            JsonWalker.elements(parser, () -> container(parser));
          } else {
            parser.skipChildren();
          }
        });
  }

  private void container(JsonParser parser) throws IOException {
    String[] before = {""};
    JsonWalker.fields(
        parser,
        field -> {
          switch (field) {
            case "args", "command" ->
                JsonWalker.elements(
                    parser,
                    () -> {
                      String word = JsonWalker.peek(parser);
                      if (word.startsWith(OURS) || before[0].startsWith(OURS)) {
                        word(before[0], JsonWalker.text(parser));
                      } else {
                        parser.skipChildren();
                      }
                      before[0] = word;
                    });
            case "env" ->
                JsonWalker.elements(
                    parser, () -> JsonWalker.fields(parser, name -> environment(parser, name)));
            default -> parser.skipChildren();
          }
        });
  }

  private void word(String before, String word) {
    selector.word(before, word);
    if (word.startsWith(LEASE)) {
      index = ShardKeys.index(word.substring(LEASE.length()));
    }
  }

  private void environment(JsonParser parser, String field) throws IOException {
    if (field.equals("name")) {
      if (JsonWalker.peek(parser).equals(SHARD_COUNT)) {
        shardCountEnv = !JsonWalker.text(parser).isEmpty();
      }
    } else {
      parser.skipChildren();
    }
  }

  /** Which shard it is: by its lease, or by the number in its name, or -1. */
  public Shard shard(int named) {
    return new Shard(index >= 0 ? index : named, selector.selector(), shardCountEnv);
  }
}
