package io.github.flyteexporter.record;

import io.github.flyteexporter.verdict.report.SecretMask;
import io.github.flyteexporter.verdict.text.LatestTexts;
import java.util.regex.Pattern;

/** Texts without their secrets; the mask takes long. Thread-safe. */
final class MaskedTexts {
  /** Who logs in to a URL: a name, or a token alone. */
  private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@\"']*@");

  private final LatestTexts<String> latest = new LatestTexts<>(MaskedTexts::masked);

  /** This text without what may be a secret. */
  String of(String text) {
    return latest.of(text);
  }

  private static String masked(String text) {
    String masked = SecretMask.masked(USER_INFO.matcher(text).replaceAll("://…@"));
    return masked.equals(text) ? text : masked;
  }
}
