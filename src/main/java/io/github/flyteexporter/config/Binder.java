package io.github.flyteexporter.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the settings of what was written, or says what is wrong with it. */
final class Binder {
  private Binder() {}

  static Settings settings(Node tree) throws SettingsException {
    return tree.isNothing()
        ? Settings.defaults()
        : (Settings) record(Shape.SETTINGS, tree, KeyPath.TOP);
  }

  private static Object value(Shape shape, Node node, KeyPath path, boolean secret)
      throws SettingsException {
    if (shape instanceof Shape.Keys keys) {
      return record(keys, node, path);
    }
    if (shape instanceof Shape.Items items) {
      return list(items, node, path, secret);
    }
    if (shape instanceof Shape.Names names) {
      return map(names, node, path, secret);
    }
    return single(((Shape.Single) shape).type(), node, path, secret);
  }

  private static Object single(Scalar type, Node node, KeyPath path, boolean secret)
      throws SettingsException {
    if (node instanceof Node.Value value && value.text().isPresent()) {
      try {
        return type.read(value.text().get());
      } catch (IllegalArgumentException e) {
        throw expected(type.expected(), node, path, secret);
      }
    }
    throw expected(type.expected(), node, path, secret);
  }

  private static List<Object> list(Shape.Items shape, Node node, KeyPath path, boolean secret)
      throws SettingsException {
    if (!(node instanceof Node.Items items)) {
      throw expected("a list", node, path, secret);
    }
    List<Object> list = new ArrayList<>();
    for (Node item : items.all()) {
      KeyPath at = path.and(list.size());
      if (item.isNothing() && item.place() instanceof Place.Variable) {
        throw mistake(item, at, "nothing sets " + at + "; lists count from 0 without a gap");
      }
      list.add(value(shape.each(), item, at, secret));
    }
    return list;
  }

  private static Map<String, Object> map(Shape.Names shape, Node node, KeyPath path, boolean secret)
      throws SettingsException {
    if (!(node instanceof Node.Keys keys)) {
      throw expected("a mapping", node, path, secret);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Node> key : keys.all().entrySet()) {
      map.put(key.getKey(), value(shape.each(), key.getValue(), path.and(key.getKey()), secret));
    }
    return map;
  }

  static Object record(Shape.Keys shape, Node node, KeyPath path) throws SettingsException {
    if (!(node instanceof Node.Keys keys)) {
      throw expected("a mapping", node, path, false);
    }
    for (Map.Entry<String, Node> key : keys.all().entrySet()) {
      if (shape.key(key.getKey()).isEmpty()) {
        throw unknown(shape, key.getValue(), path.and(key.getKey()), key.getKey());
      }
    }
    List<Object> arguments = new ArrayList<>();
    for (Shape.Key key : shape.keys()) {
      arguments.add(component(key, keys, path.and(key.name())));
    }
    return construct(shape.type(), arguments, node, path);
  }

  private static Object component(Shape.Key key, Node.Keys keys, KeyPath path)
      throws SettingsException {
    Node written = keys.all().get(key.name());
    if (written == null || written.isNothing()) {
      if (!key.doc().required()) {
        return null;
      }
      throw keys.place() instanceof Place.Variable variable
          ? new SettingsException(path.variable() + ": must be set, as " + variable.name() + " is")
          : mistake(written == null ? keys : written, path, "must be set");
    }
    Object value = value(key.shape(), written, path, key.doc().secret());
    return key.optional() ? Optional.of(value) : value;
  }

  private static Object construct(Class<?> type, List<Object> arguments, Node node, KeyPath path)
      throws SettingsException {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof BadSetting bad) {
        throw mistake(node.find(bad.where()), path.and(bad.where()), bad.reason());
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SettingsException unknown(Shape.Keys shape, Node node, KeyPath path, String name) {
    return mistake(node, path, Nearest.unknown(name, shape.names()));
  }

  private static SettingsException expected(String what, Node found, KeyPath path, boolean secret) {
    return mistake(
        found, path, "expected " + what + ", found " + (secret ? hidden(found) : shown(found)));
  }

  private static String hidden(Node found) {
    return found instanceof Node.Value && !found.isNothing() ? Shown.HIDDEN : shown(found);
  }

  private static String shown(Node found) {
    if (found instanceof Node.Value value) {
      return value.text().map(Shown::value).orElse("nothing");
    }
    return found instanceof Node.Items ? "a list" : "a mapping";
  }

  private static SettingsException mistake(Node node, KeyPath path, String what) {
    return new SettingsException(node.place().message(path, what));
  }
}
