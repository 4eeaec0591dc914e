package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Pages;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstallationTest {
  private static Installation with(String runbooks, String grafana) {
    return new Installation(
        "flyte",
        "",
        new Pages(
            "",
            Optional.of(URI.create(runbooks)),
            Optional.of(URI.create(grafana)),
            Optional.empty()));
  }

  @Test
  void linksAreBelowTheirBase() {
    for (String slash : new String[] {"", "/"}) {
      Installation flyte = with("https://a/runbooks" + slash, "https://g" + slash);
      assertThat(flyte.runbook("A.md#cause-database"))
          .contains("https://a/runbooks/A.md#cause-database");
      assertThat(flyte.dashboard("flyte-overview")).contains("https://g/d/flyte-overview");
    }
  }

  @Test
  void withoutABaseThereIsNoLink() {
    assertThat(Installation.NONE.runbook("A.md")).isEmpty();
    assertThat(Installation.NONE.dashboard("a")).isEmpty();
  }
}
