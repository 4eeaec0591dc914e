package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.raw.RawAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The body of an answer with each text in it replaced, compressed. */
final class MaskedBody {
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final Pattern LABEL_VALUE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private MaskedBody() {}

  /**
   * Of an answer.
   *
   * @param text applied to each text in it
   */
  static byte[] of(RawAnswer answer, UnaryOperator<String> text) {
    byte[] body = answer.body();
    if (body.length == 0) {
      return body;
    }
    try {
      return switch (answer.form()) {
        case PAGE -> compressed(page(new String(body, StandardCharsets.UTF_8), text));
        case JSON -> json(new ByteArrayInputStream(body), text);
        case CHANGES -> holds(body, text) ? json(plain(body), text) : body;
      };
    } catch (IOException e) {
      throw new IllegalStateException(answer.name() + " is not what its source wrote", e);
    }
  }

  static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  private static InputStream plain(byte[] compressed) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(compressed));
  }

  /** Whether any text in it is replaced: to read takes less than to write and to compress again. */
  private static boolean holds(byte[] compressed, UnaryOperator<String> text) throws IOException {
    try (JsonParser from = JSON.createParser(plain(compressed))) {
      for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          String one = from.getText();
          if (!text.apply(one).equals(one)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Values of labels, in which quotes, backslashes and newlines are escaped. */
  private static byte[] page(String page, UnaryOperator<String> text) {
    return LABEL_VALUE
        .matcher(page)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    '"' + Labels.escaped(text.apply(plain(found.group(1)))) + '"'))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String plain(String escaped) {
    return escaped.indexOf('\\') < 0
        ? escaped
        : ESCAPE
            .matcher(escaped)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
  }

  /** One document, or one on each line. */
  private static byte[] json(InputStream body, UnaryOperator<String> text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonParser from = JSON.createParser(body);
        OutputStream out = new GZIPOutputStream(bytes);
        JsonGenerator to = JSON.createGenerator(out)) {
      to.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          to.writeString(text.apply(from.getText()));
        } else {
          to.copyCurrentEvent(from);
        }
      }
      to.flush();
    }
    return bytes.toByteArray();
  }
}
