package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.signal.Catalogue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Flyte2Test {
  private static PageBody page(String text) {
    PageBody page = new PageBody(new NameTable(new Flyte2(Catalogue.names())), false);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    page.feed(bytes, 0, bytes.length);
    page.end();
    return page;
  }

  private static String reconciled(String controller) {
    return "controller_runtime_reconcile_total{controller=\""
        + controller
        + "\",result=\"success\"} 4\nprocess_start_time_seconds 5\n";
  }

  @Test
  void isRefusedInOneSentence() {
    assertThatThrownBy(() -> page(reconciled("taskaction")))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("this is Flyte 2");
  }

  @Test
  void anotherControllerIsNoneOfItsMarks() {
    assertThat(page(reconciled("pod")).page().samples().sum("process_start_time_seconds"))
        .hasValue(5);
  }

  @Test
  void aPortThatWantsTlsIsNamed() {
    assertThat(ScrapeRun.refused(HttpUrl.parse("http://flyte:10254/metrics"), 400).detail())
        .contains("answered 400", "Flyte 2");
    assertThat(ScrapeRun.refused(HttpUrl.parse("https://flyte:10254/metrics"), 400).detail())
        .endsWith("answered 400");
  }
}
