package io.github.flyteexporter.scrape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.reading.GoDuration;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.access.KubeQuantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code /config}: every setting of the process, secrets in clear among them (flyte
 * v1.16.8, flytestdlib/config/utils.go:46). The numbers of the whitelisted ones are kept, and the
 * address of the object store; of a secret or another text nothing is read but whether it is empty.
 */
final class ConfigBody implements SidePathBody {
  private static final JsonPathSet<String> WANTED = ConfigPaths.tree();
  private static final int LONGEST_SETTING = 40;
  private static final int LONGEST_ADDRESS = 512;

  private static final Pattern HOST_PORT =
      Pattern.compile(
          "(?:[a-z]+:/{2,3})?(?:[^@/]*@)?(?<host>[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])"
              + "(?::(?<port>\\d{1,5}))?(?:/.*)?");

  private final JsonBody<String> json = new JsonBody<>(WANTED, this::take);
  private final Map<String, Double> settings = new TreeMap<>();
  private final List<Sample> resources = new ArrayList<>();
  private final Set<Labels> endpoints = new LinkedHashSet<>();
  private final ObjectStoreSettings store = new ObjectStoreSettings();
  private final KeptConfig kept = new KeptConfig();
  private boolean exposes;

  /** The sample that says whether secrets are shown. */
  static Sample exposes(boolean secrets) {
    return new Sample(ScrapeSamples.EXPOSES_SECRETS, Labels.NONE, secrets ? 1 : 0);
  }

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
    List<Sample> samples = new ArrayList<>();
    settings.forEach((name, value) -> samples.add(new Sample(name, Labels.NONE, value)));
    endpoints.forEach(labels -> samples.add(new Sample(ScrapeSamples.ENDPOINT, labels, 1)));
    samples.addAll(resources);
    samples.add(exposes(exposes));
    store.sample().ifPresent(samples::add);
    return Samples.of(samples);
  }

  @Override
  public byte[] kept() {
    return kept.json();
  }

  private void take(String as, JsonToken value, JsonParser parser) throws IOException {
    if (as.equals(ConfigPaths.SECRET)) {
      boolean set = value == JsonToken.VALUE_STRING && parser.getTextLength() > 0;
      exposes |= set;
      kept.secret(set);
    } else if (as.startsWith(ConfigPaths.ADDRESS)) {
      if (value.isScalarValue() && parser.getTextLength() <= LONGEST_ADDRESS) {
        address(as.substring(ConfigPaths.ADDRESS.length()), parser.getText());
      }
    } else if (as.startsWith(ConfigPaths.QUANTITY)) {
      if (value == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_SETTING) {
        quantity(as.substring(ConfigPaths.QUANTITY.length()), parser.getText());
      }
    } else if (as.startsWith(ConfigPaths.ENDPOINT)) {
      if (value == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_ADDRESS) {
        endpoint(as.substring(ConfigPaths.ENDPOINT.length()), parser.getText());
      }
    } else if (as.startsWith(ConfigPaths.TEXT)) {
      boolean set = value == JsonToken.VALUE_STRING && parser.getTextLength() > 0;
      kept.text(as.substring(ConfigPaths.TEXT.length()), set);
      settings.put(ScrapeSamples.CONFIG + as.substring(ConfigPaths.TEXT.length()), set ? 1.0 : 0.0);
    } else {
      OptionalDouble number = number(value, parser);
      if (number.isPresent()) {
        settings.put(as, number.getAsDouble());
        kept.setting(
            as.substring(ScrapeSamples.CONFIG.length()),
            parser.getText(),
            value == JsonToken.VALUE_STRING);
      }
    }
  }

  /** Host and port, behind a scheme, who logs in, and before a path. */
  private void address(String path, String text) {
    store.take(path, text);
    kept.address(path, text);
    if (path.endsWith(".endpoint")) {
      endpoint("object_store", text);
    }
  }

  private void quantity(String path, String text) {
    String[] names = path.split("\\.", 2);
    Labels labels = Labels.of("bound", names[0], "resource", names[1]);
    KubeQuantity.number(text)
        .ifPresent(
            number -> resources.add(new Sample(ScrapeSamples.TASK_RESOURCES, labels, number)));
  }

  private void endpoint(String dependency, String text) {
    Matcher found = HOST_PORT.matcher(text);
    if (found.matches()) {
      kept.endpoint(dependency, found.group("host"), found.group("port"));
      String port = found.group("port");
      endpoints.add(
          Labels.of(
              "dependency",
              dependency,
              "host",
              found.group("host").toLowerCase(Locale.ROOT),
              "port",
              port == null ? "" : port));
    }
  }

  private static OptionalDouble number(JsonToken value, JsonParser parser) throws IOException {
    return switch (value) {
      case VALUE_TRUE -> OptionalDouble.of(1);
      case VALUE_FALSE -> OptionalDouble.of(0);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_STRING ->
          parser.getTextLength() <= LONGEST_SETTING
              ? seconds(parser.getText())
              : OptionalDouble.empty();
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble seconds(String duration) {
    try {
      return OptionalDouble.of(GoDuration.parse(duration).toNanos() / 1e9);
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble finite(double number) {
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
