package io.github.flyteexporter.doctor.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** For programs; its form is described in src/docs/doctor.md and kept. */
final class JsonReport {
  private static final int SCHEMA = 1;

  private JsonReport() {}

  static String of(Report report, Instant at) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeStringField("worst", report.worst().label());
      json.writeNumberField("exitCode", report.exitCode());
      json.writeObjectFieldStart("sums");
      for (Map.Entry<Result, Long> count : report.counts().entrySet()) {
        json.writeNumberField(count.getKey().label(), count.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("checks");
      for (CheckResult one : report.results()) {
        check(json, one);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString().replace("\r\n", "\n");
  }

  private static void check(JsonGenerator json, CheckResult one) throws IOException {
    json.writeStartObject();
    json.writeStringField("area", one.area().label());
    json.writeStringField("name", one.name());
    json.writeStringField("result", one.result().label());
    json.writeStringField("what", one.what());
    json.writeStringField("seen", one.seen());
    json.writeStringField("why", one.why());
    json.writeStringField("action", one.action());
    json.writeEndObject();
  }
}
