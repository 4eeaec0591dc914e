package io.github.flyteexporter.scrape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The answer of {@code /version}: {@code {"build","version","timestamp"}} (flyte v1.16.8,
 * flytestdlib/profutils/server.go:33). Images that are built without link flags say "unknown".
 */
final class VersionBody implements SidePathBody {
  private static final String NAME = ScrapeSamples.VERSION;
  private static final String UNKNOWN = "unknown";
  private static final int LONGEST = 64;
  private static final JsonPathSet<String> WANTED = new JsonPathSet<>();

  static {
    WANTED.want("version", NAME);
  }

  private final JsonBody<String> json = new JsonBody<>(WANTED, this::take);
  private String version = UNKNOWN;

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    json.feed(bytes, offset, length);
  }

  @Override
  public void end() {
    json.end();
  }

  @Override
  public void release() {
    json.release();
  }

  @Override
  public Samples samples() {
    return Samples.of(List.of(new Sample(NAME, Labels.of("version", version), 1)));
  }

  /** It needs no escapes: see {@link #take}. */
  @Override
  public byte[] kept() {
    return ("{\"version\":\"" + version.replaceAll("[\"\\\\]", "") + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void take(String as, JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST) {
      String text = parser.getText();
      version = text.matches("[!-~]+") ? text : UNKNOWN;
    }
  }
}
