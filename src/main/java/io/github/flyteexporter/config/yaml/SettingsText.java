package io.github.flyteexporter.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a configuration file, bounded and checked. */
public final class SettingsText {
  /** Four times what a thousand targets need. */
  private static final int MOST_BYTES = 1 << 20;

  private SettingsText() {}

  public static String read(Path file) throws SettingsException {
    byte[] bytes = bytes(file);
    if (bytes.length > MOST_BYTES) {
      throw mistake(file, 0, "is larger than 1 MiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      refuseControls(file, text);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw mistake(file, 0, "is not UTF-8");
    }
  }

  private static byte[] bytes(Path file) throws SettingsException {
    if (Files.isDirectory(file)) {
      throw mistake(file, 0, "cannot be read: it is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw mistake(file, 0, "cannot be read: it does not exist");
    } catch (AccessDeniedException e) {
      throw mistake(file, 0, "cannot be read: access is denied");
    } catch (IOException e) {
      throw mistake(file, 0, "cannot be read");
    }
  }

  /** Control characters are not allowed in YAML, and hard to see. */
  private static void refuseControls(Path file, String text) throws SettingsException {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line += c == '\n' ? 1 : 0;
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\u0085') {
        throw mistake(file, line, String.format("contains the control character U+%04X", (int) c));
      }
    }
  }

  private static SettingsException mistake(Path file, int line, String what) {
    return new SettingsException(
        new SourceLocation.Line(file.toString(), line).message(KeyPath.TOP, what));
  }
}
