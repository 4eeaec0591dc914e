package io.github.flyteexporter.kube.shard;

import io.github.flyteexporter.kube.json.JsonReader;
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
  private final MajorVersionArgs version = new MajorVersionArgs();
  private int index = -1;
  private boolean shardCountEnv;

  public void read(JsonReader parser) throws IOException {
    parser.fields(
        field -> {
          if (field.equals("containers")) {
            parser.elements(() -> container(parser));
          } else {
            parser.skip();
          }
        });
  }

  private void container(JsonReader parser) throws IOException {
    String[] before = {""};
    parser.fields(
        field -> {
          switch (field) {
            case "args", "command" ->
                parser.elements(
                    () -> {
                      String word = parser.peek();
                      if (isOurs(word) || before[0].startsWith(OURS)) {
                        word(before[0], parser.text());
                      }
                      before[0] = word;
                    });
            case "ports" -> parser.elements(() -> parser.fields(name -> port(parser, name)));
            case "env" -> parser.elements(() -> parser.fields(name -> environment(parser, name)));
            default -> parser.skip();
          }
        });
    version.endOfContainer();
  }

  private void port(JsonReader parser, String field) throws IOException {
    if (field.equals("containerPort")) {
      version.port(parser.number());
    } else {
      parser.skip();
    }
  }

  /** Whether they are those of Flyte 2, whatever its image is called. */
  public boolean areOfFlyte2() {
    return version.areOfFlyte2();
  }

  private static boolean isOurs(String word) {
    return word.startsWith(OURS) || MajorVersionArgs.isOne(word);
  }

  private void word(String before, String word) {
    selector.word(before, word);
    version.word(word);
    if (word.startsWith(LEASE)) {
      index = ShardKeys.index(word.substring(LEASE.length()));
    }
  }

  private void environment(JsonReader parser, String field) throws IOException {
    if (field.equals("name")) {
      if (parser.peek().equals(SHARD_COUNT)) {
        shardCountEnv = !parser.text().isEmpty();
      }
    } else {
      parser.skip();
    }
  }

  /** Which shard it is: by its lease, or by the number in its name, or -1. */
  public Shard shard(int named) {
    return new Shard(index >= 0 ? index : named, selector.selector(), shardCountEnv);
  }
}
