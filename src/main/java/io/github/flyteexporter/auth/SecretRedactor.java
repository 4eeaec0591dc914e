package io.github.flyteexporter.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps out of texts what a server may repeat of what it was sent. */
final class SecretRedactor {
  private static final String WITHHELD = "(a text that repeats a secret)";

  private static final Pattern CREDENTIAL =
      Pattern.compile("eyJ[-\\w]+|(?i:bearer|basic)\\s+[-\\w.~+/=]{16,}");

  private SecretRedactor() {}

  /** A text of a server, or that it repeats the secret of a client, in whatever form. */
  static String without(String text, String clientId, String secret) {
    boolean repeats =
        Stream.of(
                secret,
                ClientAuthMethod.escaped(secret),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                base64(clientId + ":" + secret),
                ClientAuthMethod.basic(clientId, secret))
            .anyMatch(text::contains);
    return repeats ? WITHHELD : plain(text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text of a server on one line, or that it repeats a credential, by its form. */
  static String plain(String text) {
    return CREDENTIAL.matcher(text).find() ? WITHHELD : text.replaceAll("\\s+", " ").strip();
  }

  /** As {@link #plain}, of a server that was sent this header. */
  static String without(String text, AdminCredentials.Header header) {
    String value = header.value();
    String bare = value.substring(value.indexOf(' ') + 1);
    return text.contains(bare) ? WITHHELD : plain(text);
  }
}
