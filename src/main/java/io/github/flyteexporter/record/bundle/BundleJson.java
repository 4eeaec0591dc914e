package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Records as JSON and back: their components and nothing else. */
final class BundleJson {
  private BundleJson() {}

  /** Evidence carries the name of its kind. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "evidence")
  private interface Kinds {}

  /** A mapper that applies this to each text that it writes. */
  static ObjectMapper mapper(UnaryOperator<String> text) {
    SimpleModule own =
        new SimpleModule()
            .addSerializer(new Texts(text))
            .addSerializer(new WrittenLabels(text))
            .addDeserializer(Labels.class, new ReadLabels())
            .addSerializer(new WrittenSamples())
            .addDeserializer(Samples.class, new ReadSamples());
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), own)
        .addMixIn(Evidence.class, Kinds.class)
        .registerSubtypes(Reading.kindsOfEvidence().toArray(new Class<?>[0]))
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build();
  }

  private static final class Texts extends StdSerializer<String> {
    private static final long serialVersionUID = 1;
    private final transient UnaryOperator<String> text;

    Texts(UnaryOperator<String> text) {
      super(String.class);
      this.text = text;
    }

    @Override
    public void serialize(String value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(text.apply(value));
    }
  }

  private static final class WrittenLabels extends StdSerializer<Labels> {
    private static final long serialVersionUID = 1;
    private final transient UnaryOperator<String> text;

    WrittenLabels(UnaryOperator<String> text) {
      super(Labels.class);
      this.text = text;
    }

    @Override
    public void serialize(Labels labels, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      Map<String, String> map = new TreeMap<>();
      labels.forEach((name, value) -> map.put(name, text.apply(value)));
      to.writeStartObject();
      for (Map.Entry<String, String> one : map.entrySet()) {
        to.writeStringField(one.getKey(), one.getValue());
      }
      to.writeEndObject();
    }
  }

  private static final class ReadLabels extends StdDeserializer<Labels> {
    private static final long serialVersionUID = 1;

    ReadLabels() {
      super(Labels.class);
    }

    @Override
    public Labels deserialize(JsonParser from, DeserializationContext context) throws IOException {
      Map<String, String> map = new TreeMap<>();
      JsonNode node = context.readTree(from);
      node.properties().forEach(one -> map.put(one.getKey(), one.getValue().asText()));
      return Labels.of(map);
    }
  }

  /** As a list, by name: what is looked up by name has no other order. */
  private static final class WrittenSamples extends StdSerializer<Samples> {
    private static final long serialVersionUID = 1;

    WrittenSamples() {
      super(Samples.class);
    }

    @Override
    public void serialize(Samples samples, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeStartArray();
      for (String name : new TreeSet<>(samples.names())) {
        for (Sample sample : samples.all(name)) {
          provider.defaultSerializeValue(sample, to);
        }
      }
      to.writeEndArray();
    }
  }

  private static final class ReadSamples extends StdDeserializer<Samples> {
    private static final long serialVersionUID = 1;

    ReadSamples() {
      super(Samples.class);
    }

    @Override
    public Samples deserialize(JsonParser from, DeserializationContext context) throws IOException {
      List<Sample> all = new ArrayList<>();
      for (JsonNode one : context.readTree(from)) {
        all.add(context.readTreeAsValue(one, Sample.class));
      }
      return Samples.of(all);
    }
  }
}
