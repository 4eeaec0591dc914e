package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that has been played to its end says so wherever one looks. */
class ReplayIT {
  private static final String ENDED = "The recording has ended; the page stands still.";

  @TempDir private Path folder;
  private int port;

  @Test
  void theEndIsSaid() throws Exception {
    Recording recording =
        new WrittenRecording(folder)
            .tick()
            .body("flyte-binary.metrics", "# TYPE workqueue_depth gauge\nworkqueue_depth 1\n")
            .tick()
            .body("flyte-binary.metrics", "# TYPE workqueue_depth gauge\nworkqueue_depth 2\n")
            .open();
    CountDownLatch ended = new CountDownLatch(1);
    port = new Replay(recording, new ReplayOptions(100)).serve(ended::countDown);
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    await().atMost(Duration.ofMinutes(1)).until(() -> get("/-/ready").contains(ENDED));
    assertThat(get("/")).contains(ENDED, "flyte-binary");
    assertThat(get("/targets")).contains(ENDED);
    String first = round(get("/metrics"));
    assertThat(get("/metrics"))
        .contains("flyte_exporter_build_info")
        .doesNotContain("flyte_function_impaired", "flyte_exporter_source_up");
    await().atMost(Duration.ofMinutes(1)).until(() -> !round(get("/metrics")).equals(first));
  }

  @Test
  void thePageShowsTheTimelineAndEachMoment() throws Exception {
    port = new Replay(Recording.open(Played.OUTAGE), new ReplayOptions(1)).serve(() -> {});
    await().atMost(Duration.ofMinutes(1)).until(() -> get("/").contains("Timeline of the rec"));
    String front = get("/");
    assertThat(front)
        .contains("<svg ", "<title>accept: impaired, 10:00:", "<b>accept</b>, <b>progress</b>")
        .contains("An incident begins.", "The incident ends.");
    Matcher link =
        Pattern.compile("<li><a href=\"(\\?at=[0-9.]+)\">[0-9:]+</a> <b>accept").matcher(front);
    assertThat(link.find()).isTrue();
    assertThat(get("/" + link.group(1)))
        .contains("<h1 class=impaired>Impaired: accept, progress")
        .contains("Cause: database", "Previous moment", "Next moment", "<h2>First action</h2>");
    assertThat(get("/?at=0")).doesNotContain("Previous moment").contains("Next moment");
    assertThat(get("/?at=x%22%3E"))
        .isEqualTo("at must be seconds of the recording, like ?at=12.5\n");
  }

  private static String round(String page) {
    return page.lines()
        .filter(line -> line.startsWith("flyte_exporter_last_round_timestamp_seconds "))
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) throws Exception {
    URI uri = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
