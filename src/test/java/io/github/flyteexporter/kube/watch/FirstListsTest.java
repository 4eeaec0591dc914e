package io.github.flyteexporter.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstListsTest {
  private final FirstLists lists = new FirstLists();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runsOnceWhenTheLastListEnds() {
    Runnable pods = lists.one();
    Runnable events = lists.one();
    lists.then(runs::incrementAndGet);
    pods.run();
    pods.run();
    assertThat(runs).hasValue(0);
    events.run();
    assertThat(runs).hasValue(1);
    events.run();
    lists.one().run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void runsAtOnceWhenAllEndedBefore() {
    lists.one().run();
    lists.then(runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }
}
