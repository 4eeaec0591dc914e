package io.github.flyteexporter.runtime;

import java.lang.reflect.Proxy;

/**
 * Handles SIGHUP. The JDK's class for signals is not part of its API, and the compiler's warning
 * about that cannot be turned off; so it is looked up at run time.
 */
final class SighupHandler {
  private SighupHandler() {}

  /**
   * Runs an action at each SIGHUP, in a thread of its own.
   *
   * @return whether the system has this signal; Windows has not
   */
  static boolean handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              SighupHandler.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "reload on SIGHUP";
                  });
      Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangUp, ours);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
