package io.github.flyteexporter.manifests;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields of an object that the model of its kind does not know, however deep they stand. */
final class Strangers {
  private static final String MODELS = "io.fabric8.";
  private final List<String> found = new ArrayList<>();

  private Strangers() {}

  static List<String> in(Object object) throws ReflectiveOperationException {
    Strangers strangers = new Strangers();
    strangers.visit(object, object.getClass().getSimpleName());
    return strangers.found;
  }

  private void visit(Object value, String path) throws ReflectiveOperationException {
    if (value instanceof Collection<?> all) {
      for (Object one : all) {
        visit(one, path + "[]");
      }
    } else if (value != null && value.getClass().getName().startsWith(MODELS)) {
      for (Method getter : value.getClass().getMethods()) {
        String name = getter.getName();
        if (!name.startsWith("get") || getter.getParameterCount() > 0) {
          continue;
        }
        if (name.equals("getAdditionalProperties")) {
          ((Map<?, ?>) getter.invoke(value)).keySet().forEach(key -> found.add(path + "." + key));
        } else if (!Enum.class.isAssignableFrom(getter.getReturnType())) {
          visit(getter.invoke(value), path + "." + name.substring(3));
        }
      }
    }
  }
}
