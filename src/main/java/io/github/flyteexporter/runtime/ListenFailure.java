package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Explains why the server cannot listen, and what to do. */
final class ListenFailure {
  private ListenFailure() {}

  /** The message for an error of the server. */
  static String message(Listen listen, ListenSetting setting, Throwable error) {
    return error instanceof IllegalArgumentException
        ? error.getMessage()
        : "cannot listen on " + listen.address() + ": " + advice(setting, error);
  }

  private static String advice(ListenSetting setting, Throwable error) {
    String message = String.valueOf(error.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (error instanceof UnknownHostException) {
      return "no such host; choose another with " + setting.host();
    }
    if (lower.contains("cannot assign")) {
      return "this machine does not have the address; choose another with " + setting.host();
    }
    if (lower.contains("permission denied")) {
      return "permission denied, as for ports below 1024; choose another with " + setting.port();
    }
    if (error instanceof BindException) {
      return "address already in use; choose another with " + setting.port();
    }
    return error instanceof SocketException
        ? message + "; see " + setting.host() + " and " + setting.port()
        : message;
  }
}
