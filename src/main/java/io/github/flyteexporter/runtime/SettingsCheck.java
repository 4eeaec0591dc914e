package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsFiles;
import io.github.flyteexporter.web.ListenCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates what settings refer to outside of the configuration: certificates and keys, secrets,
 * password hashes. The same for {@code check-config}, {@code run} and reloads.
 */
public final class SettingsCheck {
  private static final int LARGEST = 1 << 20;

  private SettingsCheck() {}

  /** What is wrong, one sentence each; blocks. */
  public static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>(ListenCheck.problems(settings.listen()));
    for (Map.Entry<String, Path> file : SettingsFiles.of(settings).entrySet()) {
      if (!file.getKey().startsWith("listen.")) {
        boolean certificates = file.getKey().endsWith(".ca");
        problem(file.getValue(), certificates)
            .ifPresent(why -> problems.add(file.getKey() + ": " + file.getValue() + " " + why));
      }
    }
    return problems;
  }

  private static Optional<String> problem(Path file, boolean certificates) {
    if (Files.isDirectory(file)) {
      return Optional.of("cannot be read: it is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (certificates) {
        return CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()
            ? Optional.of("contains no certificate")
            : Optional.empty();
      }
      byte[] secret = in.readNBytes(LARGEST + 1);
      if (secret.length > LARGEST) {
        return Optional.of("is larger than 1 MiB");
      }
      return new String(secret, StandardCharsets.UTF_8).isBlank()
          ? Optional.of("is empty")
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of("cannot be read: it does not exist");
    } catch (AccessDeniedException e) {
      return Optional.of("cannot be read: access is denied");
    } catch (IOException e) {
      return Optional.of("cannot be read");
    } catch (CertificateException e) {
      return Optional.of("contains no valid PEM certificates");
    }
  }
}
