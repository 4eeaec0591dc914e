package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A reading as JSON and back, written as its difference from the one before of its source. */
final class ReadingJson {
  /** So many samples or pieces of evidence one reading may have in a bundle that is read. */
  private static final int MOST = 1_000_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final ObjectMapper JSON = BundleJson.mapper(text -> text);

  private ReadingJson() {}

  /**
   * A reading.
   *
   * @param before the one that was written last of its source, or one without content
   * @param text applied to each text
   */
  static ObjectNode write(Reading before, Reading now, UnaryOperator<String> text) {
    ObjectMapper records = BundleJson.mapper(text);
    ObjectNode json = NODES.objectNode();
    json.put("source", now.id().source());
    json.put("target", text.apply(now.id().target()));
    json.put("at", now.at().toString());
    json.put("took", now.took().toString());
    json.put("bytes", now.bytes());
    json.put("series", now.series());
    now.failure()
        .ifPresent(
            why ->
                json.putObject("failure")
                    .put("reason", why.reason().name())
                    .put("detail", text.apply(why.detail())));
    json.set("samples", Runs.write(all(before), all(now), one -> sample(one, text)));
    json.set(
        "evidence", Runs.write(before.evidence(), now.evidence(), one -> records.valueToTree(one)));
    return json;
  }

  /** By name: what is looked up by name has no other order. */
  private static List<Sample> all(Reading reading) {
    return new TreeSet<>(reading.samples().names())
        .stream().flatMap(name -> reading.samples().all(name).stream()).toList();
  }

  private static JsonNode sample(Sample sample, UnaryOperator<String> text) {
    ArrayNode json = NODES.arrayNode().add(sample.name());
    ObjectNode labels = json.addObject();
    sample.labels().forEach((name, value) -> labels.put(name, text.apply(value)));
    return json.add(sample.value());
  }

  /**
   * The reading that was written.
   *
   * @throws IllegalArgumentException when it is none, or does not fit to the one before
   */
  static Reading read(Reading before, JsonNode json) {
    try {
      return new Reading(
          id(json),
          Instant.parse(json.path("at").asText()),
          Duration.parse(json.path("took").asText()),
          json.path("bytes").asLong(),
          json.path("series").asLong(),
          Samples.of(Runs.read(all(before), json.path("samples"), ReadingJson::sample, MOST)),
          Runs.read(before.evidence(), json.path("evidence"), ReadingJson::evidence, MOST),
          failure(json.path("failure")));
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Which source a reading is of. */
  static SourceId id(JsonNode json) {
    return new SourceId(json.path("source").asText(), json.path("target").asText());
  }

  private static Optional<Failure> failure(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Failure(
                Failure.Reason.valueOf(json.path("reason").asText()), json.path("detail").asText()))
        : Optional.empty();
  }

  private static Sample sample(JsonNode json) {
    Map<String, String> labels = new TreeMap<>();
    json.path(1).properties().forEach(one -> labels.put(one.getKey(), one.getValue().asText()));
    JsonNode value = json.path(2);
    return new Sample(
        json.path(0).asText(),
        Labels.of(labels),
        value.isTextual() ? Double.parseDouble(value.textValue()) : value.asDouble());
  }

  private static Evidence evidence(JsonNode json) {
    try {
      return JSON.treeToValue(json, Evidence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
