package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Records as JSON and back: a field for each component, so that nothing gets into a bundle that is
 * not declared.
 *
 * @param text applied to each text that is written
 */
record RecordJson(UnaryOperator<String> text) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  /** How a record is taken apart and made. */
  private record Shape(List<RecordComponent> components, Constructor<?> constructor) {
    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      try {
        return new Shape(
            List.of(components),
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new)));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A record as an object. */
  ObjectNode write(Record value) {
    ObjectNode object = NODES.objectNode();
    for (RecordComponent component : shape(value.getClass()).components()) {
      try {
        object.set(component.getName(), node(component.getAccessor().invoke(value)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return object;
  }

  private JsonNode node(Object value) {
    if (value instanceof String string) {
      return NODES.textNode(text.apply(string));
    } else if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    } else if (value instanceof Double number) {
      return NODES.numberNode(number.doubleValue());
    } else if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    } else if (value instanceof Enum<?> one) {
      return NODES.textNode(one.name());
    } else if (value instanceof Duration || value instanceof Instant) {
      return NODES.textNode(value.toString());
    } else if (value instanceof Record record) {
      return write(record);
    } else if (value instanceof Optional<?> maybe) {
      return maybe.map(this::node).orElse(NODES.nullNode());
    } else if (value instanceof OptionalInt maybe) {
      return maybe.isPresent() ? NODES.numberNode(maybe.getAsInt()) : NODES.nullNode();
    } else if (value instanceof Set<?> all) {
      return array(all.stream().map(this::node).sorted(Comparator.comparing(JsonNode::asText)));
    } else if (value instanceof List<?> all) {
      return array(all.stream().map(this::node));
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      new TreeMap<>(map).forEach((key, one) -> object.set(((Enum<?>) key).name(), node(one)));
      return object;
    }
    throw new IllegalStateException("no JSON of a " + value.getClass());
  }

  private static ArrayNode array(Stream<JsonNode> all) {
    ArrayNode array = NODES.arrayNode();
    all.forEach(array::add);
    return array;
  }

  /**
   * The record that an object stands for.
   *
   * @throws IllegalArgumentException when it does not stand for one
   */
  static <T> T read(JsonNode object, Class<T> type) {
    return type.cast(value(object, type));
  }

  private static Object value(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(node, generic);
    } else if (type == OptionalInt.class) {
      return node.isIntegralNumber() ? OptionalInt.of(node.intValue()) : OptionalInt.empty();
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(node, plain);
    } else if (plain == String.class) {
      return node.asText("");
    } else if (plain == int.class) {
      return node.asInt();
    } else if (plain == long.class || plain == Long.class) {
      return node.asLong();
    } else if (plain == double.class) {
      return node.isTextual() ? Double.parseDouble(node.textValue()) : node.asDouble();
    } else if (plain == boolean.class) {
      return node.asBoolean();
    }
    return ofText(node.asText(), plain);
  }

  private static Object ofText(String text, Class<?> type) {
    try {
      if (type == Duration.class) {
        return Duration.parse(text);
      } else if (type == Instant.class) {
        return Instant.parse(text);
      }
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return constant(type, text);
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> ((Enum<?>) one).name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no " + type.getSimpleName() + " is " + name));
  }

  private static Object generic(JsonNode node, ParameterizedType type) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return node.isNull() || node.isMissingNode()
          ? Optional.empty()
          : Optional.of(value(node, of[0]));
    } else if (type.getRawType() == Map.class) {
      Map<Object, Object> map = new TreeMap<>();
      node.properties()
          .forEach(
              one ->
                  map.put(constant((Class<?>) of[0], one.getKey()), value(one.getValue(), of[1])));
      return map;
    }
    List<Object> all = new ArrayList<>();
    node.forEach(one -> all.add(value(one, of[0])));
    return type.getRawType() == List.class ? all : new HashSet<>(all);
  }

  private static Object record(JsonNode node, Class<?> type) {
    Shape shape = shape(type);
    Object[] values =
        shape.components().stream()
            .map(one -> value(node.path(one.getName()), one.getGenericType()))
            .toArray();
    try {
      return shape.constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no " + type.getSimpleName(), e);
    }
  }

  private static Shape shape(Class<?> type) {
    return SHAPES.computeIfAbsent(type, Shape::of);
  }
}
