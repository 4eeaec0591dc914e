package io.github.flyteexporter.record;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the names of projects, domains, workflows, launch plans and users wherever they occur,
 * always by the same word: a keyed hash, whose key is forgotten with this object.
 */
final class Pseudonyms implements UnaryOperator<String> {
  /** Labels whose values are such names, and what the word for them begins with. */
  private static final Map<String, String> LABELS =
      Map.of(
          "project", "project",
          "domain", "domain",
          "wf", "workflow",
          "workflow", "workflow",
          "lp", "plan",
          "launch_plan", "plan",
          "user", "user");

  /** Names that Flyte itself uses: as a project they would be found in every second word. */
  private static final Set<String> KEPT = Set.of("", "flyte", "flyteadmin", "_other", "system");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*");
  private static final int LETTERS = 8;

  private final Mac mac;
  private final Map<String, String> words = new TreeMap<>();

  private Pseudonyms(Mac mac) {
    this.mac = mac;
  }

  /** With a key of its own. */
  static Pseudonyms random() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return new Pseudonyms(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Learns the names in these readings. */
  void learn(List<Reading> readings) {
    for (Reading reading : readings) {
      for (String name : reading.samples().names()) {
        reading
            .samples()
            .all(name)
            .forEach(
                sample ->
                    sample
                        .labels()
                        .forEach(
                            (label, value) -> {
                              if (LABELS.containsKey(label)) {
                                learn(LABELS.get(label), value);
                              }
                            }));
      }
      reading.evidence().forEach(this::learn);
    }
  }

  private void learn(Evidence evidence) {
    if (evidence instanceof Evidence.FailedLaunch one) {
      both(one.project(), one.domain());
    } else if (evidence instanceof Evidence.FailingWorkflow one) {
      both(one.workflow().project(), one.workflow().domain());
    } else if (evidence instanceof Evidence.EndedWorkflow one) {
      both(one.workflow().project(), one.workflow().domain());
    } else if (evidence instanceof Evidence.FailedPod one) {
      both(one.project(), one.domain());
    } else if (evidence instanceof Evidence.WorkflowNamespace one) {
      both(one.project(), one.domain());
    } else if (evidence instanceof Evidence.ActiveWorkflows one) {
      both(one.labels().project(), one.labels().domain());
    }
  }

  private void both(String project, String domain) {
    learn("project", project);
    learn("domain", domain);
  }

  private void learn(String kind, String name) {
    if (KEPT.contains(name) || words.containsKey(name)) {
      return;
    }
    byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    String letters =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(hash)
            .replaceAll("[^A-Za-z0-9]", "")
            .toLowerCase(Locale.ROOT)
            .substring(0, LETTERS);
    words.put(name, kind + letters);
  }

  @Override
  public String apply(String text) {
    String whole = words.get(text);
    if (whole != null) {
      return whole;
    }
    Matcher word = WORD.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (word.find()) {
      word.appendReplacement(replaced, Matcher.quoteReplacement(word(word.group())));
    }
    return word.appendTail(replaced).toString();
  }

  /** A word, or words that a hyphen or a dot joins, as in the name of a namespace. */
  private String word(String text) {
    String whole = words.get(text);
    if (whole != null) {
      return whole;
    }
    for (int i = text.length() - 1; i > 0; i--) {
      char at = text.charAt(i);
      if ((at == '-' || at == '.') && words.containsKey(text.substring(0, i))) {
        return words.get(text.substring(0, i)) + at + word(text.substring(i + 1));
      }
    }
    int first = text.indexOf('-') < 0 ? text.indexOf('.') : text.indexOf('-');
    return first < 0 ? text : text.substring(0, first + 1) + word(text.substring(first + 1));
  }
}
