package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.DidYouMean;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.Redacted;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SourceLocation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the settings from the tree, or reports the mistake with its location. */
final class Binder {
  private Binder() {}

  static Settings settings(ConfigNode tree) throws SettingsException {
    return tree.isNothing()
        ? Settings.defaults()
        : (Settings) record(Schema.SETTINGS, tree, KeyPath.TOP);
  }

  private static Object value(Schema shape, ConfigNode node, KeyPath path, boolean secret)
      throws SettingsException {
    if (shape instanceof Schema.Keys keys) {
      return record(keys, node, path);
    }
    if (shape instanceof Schema.Items items) {
      return list(items, node, path, secret);
    }
    if (shape instanceof Schema.Names names) {
      return map(names, node, path, secret);
    }
    return single(((Schema.Single) shape).type(), node, path, secret);
  }

  private static Object single(Scalar type, ConfigNode node, KeyPath path, boolean secret)
      throws SettingsException {
    if (node instanceof ConfigNode.Value value && value.text().isPresent()) {
      try {
        return type.read(value.text().get());
      } catch (IllegalArgumentException e) {
        throw expected(type.expected(), node, path, secret);
      }
    }
    throw expected(type.expected(), node, path, secret);
  }

  private static List<Object> list(
      Schema.Items shape, ConfigNode node, KeyPath path, boolean secret) throws SettingsException {
    if (!(node instanceof ConfigNode.Items items)) {
      throw expected("a list", node, path, secret);
    }
    List<Object> list = new ArrayList<>();
    for (ConfigNode item : items.all()) {
      KeyPath at = path.and(list.size());
      if (item.isNothing() && item.place() instanceof SourceLocation.Variable) {
        throw mistake(item, at, at + " is not set; list indexes count from 0 without a gap");
      }
      list.add(value(shape.each(), item, at, secret));
    }
    return list;
  }

  private static Map<String, Object> map(
      Schema.Names shape, ConfigNode node, KeyPath path, boolean secret) throws SettingsException {
    if (!(node instanceof ConfigNode.Keys keys)) {
      throw expected("a mapping", node, path, secret);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigNode> key : keys.all().entrySet()) {
      map.put(key.getKey(), value(shape.each(), key.getValue(), path.and(key.getKey()), secret));
    }
    return map;
  }

  static Object record(Schema.Keys shape, ConfigNode node, KeyPath path) throws SettingsException {
    if (!(node instanceof ConfigNode.Keys keys)) {
      throw expected("a mapping", node, path, false);
    }
    for (Map.Entry<String, ConfigNode> key : keys.all().entrySet()) {
      if (shape.key(key.getKey()).isEmpty()) {
        throw unknown(shape, key.getValue(), path.and(key.getKey()), key.getKey());
      }
    }
    List<Object> arguments = new ArrayList<>();
    for (Schema.Key key : shape.keys()) {
      arguments.add(component(key, keys, path.and(key.name())));
    }
    return construct(shape.type(), arguments, node, path);
  }

  private static Object component(Schema.Key key, ConfigNode.Keys keys, KeyPath path)
      throws SettingsException {
    ConfigNode written = keys.all().get(key.name());
    if (written == null || written.isNothing()) {
      if (!key.doc().required()) {
        return null;
      }
      throw keys.place() instanceof SourceLocation.Variable variable
          ? new SettingsException(
              path.variable() + ": must be set, as " + variable.name() + " is", path)
          : mistake(written == null ? keys : written, path, "must be set");
    }
    Object value = value(key.shape(), written, path, key.doc().secret());
    return key.optional() ? Optional.of(value) : value;
  }

  private static Object construct(
      Class<?> type, List<Object> arguments, ConfigNode node, KeyPath path)
      throws SettingsException {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidSettingException bad) {
        throw mistake(node.find(bad.where()), path.and(bad.where()), bad.reason());
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SettingsException unknown(
      Schema.Keys shape, ConfigNode node, KeyPath path, String name) {
    return mistake(node, path, DidYouMean.unknown(name, shape.names()));
  }

  private static SettingsException expected(
      String what, ConfigNode found, KeyPath path, boolean secret) {
    return mistake(
        found, path, "expected " + what + ", found " + (secret ? hidden(found) : shown(found)));
  }

  private static String hidden(ConfigNode found) {
    return found instanceof ConfigNode.Value && !found.isNothing() ? Redacted.HIDDEN : shown(found);
  }

  private static String shown(ConfigNode found) {
    if (found instanceof ConfigNode.Value value) {
      return value.text().map(Redacted::value).orElse("nothing");
    }
    return found instanceof ConfigNode.Items ? "a list" : "a mapping";
  }

  private static SettingsException mistake(ConfigNode node, KeyPath path, String what) {
    return new SettingsException(node.place().message(path, what), path);
  }
}
