package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** A drill through real programs that each case has of its own. */
abstract class DrillFixture {
  DrillChain chain;

  @BeforeEach
  void open(TestInfo test) throws IOException {
    Path folder =
        EmptyFolder.at(Path.of("target", "drill", test.getTestMethod().orElseThrow().getName()));
    chain = new DrillChain(folder);
  }

  @AfterEach
  void close() {
    chain.close();
  }

  /** The drill found that this link is broken, and named what it saw and what to do. */
  void assertBroken(int code, String link, String seen, String action) {
    assertThat(code).as(chain.report() + chain.progress()).isEqualTo(1);
    assertThat(chain.report())
        .as(chain.progress())
        .containsPattern("(?m)^broken +" + link + " ")
        .contains(seen, action)
        .contains("The chain is broken: " + link + ".");
  }
}
