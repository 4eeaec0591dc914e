package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.record.BundleText;
import io.github.flyteexporter.record.Bundles;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of a live Flyte and of bundles. */
class BundleCommandsIT {
  private static final Path PAGE = Played.OUTAGE.resolve("ticks/000/flyte-binary.metrics.gz");

  private final RunCommands commands = new RunCommands();

  @TempDir private Path folder;

  private static RawServer flyte() throws Exception {
    String page;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(PAGE))) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return new RawServer(
        "127.0.0.1",
        connection -> {
          boolean metrics = RawServer.request(connection).startsWith("GET /metrics ");
          RawServer.send(
              connection,
              "HTTP/1.1 "
                  + (metrics ? "200 OK" : "404 Not Found")
                  + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                  + (metrics ? page.length() + "\r\n\r\n" + page : "0\r\n\r\n"));
        });
  }

  @Test
  void aLiveFlyteIsRecorded() throws Exception {
    try (RawServer flyte = flyte()) {
      Path config =
          Files.writeString(
              folder.resolve("c.yaml"),
              """
              interval: 1s
              kubernetes: {enabled: false}
              admin: {enabled: false}
              looks: {enabled: false}
              targets: [{name: flyte-binary, url: "http://127.0.0.1:%d"}]
              """
                  .formatted(flyte.port()));
      Path bundle = folder.resolve("incident.tar.gz");
      int code =
          commands.run(
              "record", "--for", "10s", "--config", config.toString(), "-o", bundle.toString());
      assertThat(code).as(commands.err()).isZero();
      assertThat(commands.out()).containsPattern("incident.tar.gz: \\d+ rounds of 1 sources");
      assertThat(Recording.open(bundle).ticks()).hasSizeBetween(3, 11);
      assertThat(Bundles.content(bundle)).contains("flyte-binary.metrics", "free_workers_count");
    }
  }

  @Test
  void aBundleIsEvaluatedAndReported() throws Exception {
    Path bundle =
        Bundles.written(
            Bundles.recorded(Played.OUTAGE, BundleText.masked()), folder.resolve("b.tar.gz"));
    Path picture = folder.resolve("timeline.svg");
    String console = "--console-url=https://flyte.example.com/console";
    assertThat(commands.run("report", bundle.toString(), console, "--picture", picture.toString()))
        .as(commands.err())
        .isZero();
    String ofBundle = commands.out();
    assertThat(ofBundle)
        .contains("(timeline.svg)", "](https://flyte.example.com/console/projects/flytesnacks/");
    assertThat(picture).content().startsWith("<svg ").contains("accept: impaired, 10:00:");
    RunCommands others = new RunCommands();
    assertThat(
            others.run(
                "report", Played.OUTAGE.toString(), console, "--picture", picture.toString()))
        .isZero();
    assertThat(ofBundle).isEqualTo(others.out()).contains("Probable cause: `database`");

    assertThat(commands.run("replay", "--evaluate", bundle.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("cannot be evaluated: there is no truth.json in it");
  }

  @Test
  void whatIsNoBundleIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("x.tar.gz"), "plain");
    for (String command : new String[] {"replay", "report"}) {
      assertThat(commands.run(command, text.toString())).isEqualTo(2);
      assertThat(commands.err()).contains(text + " is no recording: it is not whole");
    }
    assertThat(commands.run("report", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(commands.err()).contains("holds no recording");
  }

  @Test
  void aMistakeInTheCommandLineIsNamed() {
    String output = folder.resolve("b.tar.gz").toString();
    assertThat(commands.run("record", "--for", "5", "-o", output)).isEqualTo(2);
    assertThat(commands.run("record", "--for", "1s", "-o", output)).isEqualTo(2);
    assertThat(commands.run("record", "-o", folder.resolve("none/b").toString())).isEqualTo(2);
    assertThat(commands.run("report", "--format", "html", "x")).isEqualTo(2);
    assertThat(commands.run("report", "--console-url", "flyte.example.com", "x")).isEqualTo(2);
    assertThat(commands.err())
        .contains(
            "--for must be a duration such as 10m, is 5",
            "--for must be from 10s to 24h, is 1s",
            "cannot be written",
            "--format must be markdown, is html",
            "--console-url must be like https://flyte.example.com/console");
  }
}
