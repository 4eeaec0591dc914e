package io.github.flyteexporter.record;

import io.github.flyteexporter.reading.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What becomes of each text in a bundle: secrets are masked, and names replaced if that is asked.
 */
public final class BundleText implements UnaryOperator<String> {
  private static final byte NAMED = 1;
  private static final byte PARTED = 2;

  /** Of each character: whether it is one of a name, parts a text, or neither. */
  private static final byte[] KINDS = kinds();

  private final MaskedTexts masks = new MaskedTexts();
  private final Optional<Pseudonyms> pseudonyms;

  private BundleText(Optional<Pseudonyms> pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** Masks secrets. */
  public static BundleText masked() {
    return new BundleText(Optional.empty());
  }

  /** Masks secrets and replaces names of projects, domains, workflows and users. */
  public static BundleText pseudonymous() {
    return new BundleText(Optional.of(Pseudonyms.random()));
  }

  /** Learns which names there are, before any of these readings is written. */
  void learn(List<Reading> readings) {
    pseudonyms.ifPresent(names -> names.learn(readings));
  }

  @Override
  public String apply(String text) {
    String safe = mayHoldSecret(text) ? masks.of(text) : text;
    return pseudonyms.map(names -> names.apply(safe)).orElse(safe);
  }

  /** Most texts are names and times, in which there is none; the mask takes long. */
  private static boolean mayHoldSecret(String text) {
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      seen |= one < KINDS.length ? KINDS[one] : NAMED;
      if (seen == (NAMED | PARTED)) {
        return true;
      }
    }
    return text.contains("eyJ");
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, NAMED);
    "TZ+-.0123456789".chars().forEach(one -> kinds[one] = 0);
    " =:?\"'\n\t".chars().forEach(one -> kinds[one] = PARTED);
    return kinds;
  }
}
