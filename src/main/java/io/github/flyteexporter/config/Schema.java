package io.github.flyteexporter.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be configured, derived from the records: a new key is declared once, as a record
 * component with its {@link Description}.
 */
sealed interface Schema {
  /** A mapping whose keys are the components of a record. */
  record Keys(Class<?> type, List<Key> keys) implements Schema {
    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }

    /** The key of this name, present or former. */
    Optional<Key> key(String name) {
      return keys.stream().filter(key -> key.names().contains(name)).findFirst();
    }
  }

  /** A list. */
  record Items(Schema each) implements Schema {}

  /** A mapping with any keys. */
  record Names(Schema each) implements Schema {}

  /** A single value. */
  record Single(Scalar type) implements Schema {}

  /**
   * A key of a record.
   *
   * @param optional whether the component is an {@link Optional}
   */
  record Key(RecordComponent component, Schema shape, boolean optional, Description doc) {
    String name() {
      return component.getName();
    }

    /** The name, and the former one if there is any. */
    List<String> names() {
      return doc.formerly().isEmpty() ? List.of(name()) : List.of(name(), doc.formerly());
    }

    /** The value that a record has for this key, null for an empty {@link Optional}. */
    Object of(Object record) {
      try {
        Object value = component.getAccessor().invoke(record);
        return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The schema of the whole configuration. */
  Keys SETTINGS = (Keys) of(Settings.class);

  static Schema of(Type type) {
    if (type instanceof Class<?> record && record.isRecord()) {
      return new Keys(
          record, Arrays.stream(record.getRecordComponents()).map(Schema::key).toList());
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new Items(of(generic.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      return new Names(of(generic.getActualTypeArguments()[1]));
    }
    return new Single(Scalar.of(type));
  }

  private static Key key(RecordComponent component) {
    Type type = component.getGenericType();
    boolean optional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    Type inner = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    Description doc = component.getAnnotation(Description.class);
    if (doc == null) {
      throw new IllegalStateException(component + " has no @Description");
    }
    return new Key(component, of(inner), optional, doc);
  }
}
