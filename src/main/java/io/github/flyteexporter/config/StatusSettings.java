package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The status page.
 *
 * @param title what it calls this Flyte
 * @param directory where its history is kept, empty for nowhere
 * @param withoutLogin whether it is shown to those who may not read the other pages
 * @param listen a port of its own
 */
public record StatusSettings(
    @Description("what the status page calls this Flyte") String title,
    @Description(
            "directory in which the history of the status page is kept, at most 2 MiB for each"
                + " exporter; by default it is lost at a restart")
        String directory,
    @Description("whether `/status` and `/api/status` need no password where `listen.users` is set")
        Boolean withoutLogin,
    @Description("a further port that serves the status page and nothing else, to everybody")
        Optional<StatusListen> listen) {
  public StatusSettings {
    title = title == null ? "Flyte" : title;
    directory = directory == null ? "" : directory;
    withoutLogin = withoutLogin != null && withoutLogin;
    listen = listen == null ? Optional.empty() : listen;
    if (title.isBlank() || title.length() > 100 || title.matches(".*\\p{Cntrl}.*")) {
      throw new InvalidSettingException(
          "must be a name of 1 to 100 characters, is " + Redacted.value(title), "title");
    }
    if (!directory.isEmpty() && !isAbsolute(directory)) {
      throw new InvalidSettingException(
          "must be the absolute path of a directory, is " + Redacted.value(directory), "directory");
    }
  }

  /** The settings when nothing is configured. */
  public static StatusSettings defaults() {
    return new StatusSettings(null, null, null, Optional.empty());
  }

  /** Where the history is kept, empty for nowhere. */
  public Optional<Path> folder() {
    return directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory));
  }

  /** Where the page alone is served, with the certificate of the other pages. */
  public Optional<Listen> alone(Listen pages) {
    return listen.map(at -> new Listen(at.host(), at.port(), pages.tls(), Map.of()));
  }

  /** Whether the port of its own is that of the other pages. */
  boolean isServedAt(Listen pages) {
    return pages.port() > 0
        && alone(pages).filter(own -> own.address().equals(pages.address())).isPresent();
  }

  private static boolean isAbsolute(String directory) {
    try {
      return Path.of(directory).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * An address of its own.
   *
   * @param host the address to listen on
   * @param port the port to listen on, 0 for any
   */
  public record StatusListen(
      @Description("address to listen on for the status page alone") String host,
      @Description(
              value =
                  "port to listen on for it, 0 for any; without a login, with the certificate of"
                      + " `listen.tls` if there is one; none by default",
              required = true)
          Integer port) {
    public StatusListen {
      host = host == null ? "0.0.0.0" : host;
      if (host.isBlank()) {
        throw new InvalidSettingException("must not be empty", "host");
      }
      if (port == null || port < 0 || port > 65_535) {
        throw new InvalidSettingException("must be from 0 to 65535, is " + port, "port");
      }
    }
  }
}
