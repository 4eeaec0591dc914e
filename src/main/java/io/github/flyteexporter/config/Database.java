package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Flyte's PostgreSQL, read by a role of the exporter's own; not read without a host.
 *
 * @param host its host, empty to not read it
 * @param port its port
 * @param name flyteadmin's database
 * @param user a read-only role
 * @param passwordFile file with its password, read again for each connection
 * @param password the password itself
 * @param sslMode the TLS mode, spelled as in libpq
 * @param ca PEM file with the CA certificates to trust
 * @param timeout the time limit of connecting and of each query
 * @param every the time between two reads
 */
public record Database(
    @Description("host of Flyte's PostgreSQL; without it the database is not read") String host,
    @Description("port of Flyte's PostgreSQL") Integer port,
    @Description("flyteadmin's database: `flyteadmin` of flyte-core, `flyte` of flyte-binary")
        String name,
    @Description("read-only role") String user,
    @Description("file with its password, read again for each connection")
        Optional<Path> passwordFile,
    @Description(value = "the password itself, preferably as environment variable", secret = true)
        String password,
    @Description(
            "TLS mode as libpq's `sslmode`: disable, allow, prefer, require, verify-ca or"
                + " verify-full")
        String sslMode,
    @Description("PEM file with the CA certificates to trust") Optional<Path> ca,
    @Description("time limit of connecting and of each query, at most 1m") Duration timeout,
    @Description("time between two reads, 10s to 1h") Duration every) {
  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  public Database {
    host = host == null ? "" : host;
    port = port == null ? 5432 : port;
    name = name == null ? "flyteadmin" : name;
    user = user == null ? "flyte_exporter" : user;
    passwordFile = passwordFile == null ? Optional.empty() : passwordFile;
    password = password == null ? "" : password;
    sslMode = sslMode == null ? "prefer" : sslMode;
    ca = ca == null ? Optional.empty() : ca;
    timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
    every = every == null ? Duration.ofSeconds(30) : every;
    if (port < 1 || port > 65_535) {
      throw new InvalidSettingException("must be from 1 to 65535, is " + port, "port");
    }
    if (!host.matches("[-A-Za-z0-9._:]*")) {
      throw new InvalidSettingException(
          "must be the name of a host, is " + Redacted.value(host), "host");
    }
    if (!MODES.contains(sslMode)) {
      throw new InvalidSettingException(
          "must be one of " + String.join(", ", MODES) + ", is " + Redacted.value(sslMode),
          "sslMode");
    }
    if (passwordFile.isPresent() && !password.isEmpty()) {
      throw new InvalidSettingException(
          "cannot be set together with password: choose one", "passwordFile");
    }
    if (timeout.toSeconds() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException(
          "must be from 1s to 1m, is " + Durations.text(timeout), "timeout");
    }
    if (every.toSeconds() < 10 || every.compareTo(Duration.ofHours(1)) > 0) {
      throw new InvalidSettingException(
          "must be from 10s to 1h, is " + Durations.text(every), "every");
    }
  }

  /** The database is not read. */
  public static Database none() {
    return new Database(
        null, null, null, null, Optional.empty(), null, null, Optional.empty(), null, null);
  }
}
