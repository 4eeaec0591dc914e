package io.github.flyteexporter.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The form of a value, given by its key or else by its default. No form accepts what would end a
 * line or a string of a rule.
 */
enum ValueKind {
  SELECTOR(
      "selector|tenantSelector",
      "matchers such as cluster=\"east\",job=\"flyte-exporter\"",
      form(matchers())),
  SEVERITY("severity", "critical, warning, info or none", form("critical|warning|info|none")),
  SEVERITY_NAME("critical|warning|info|none", "a name such as page or P1", form("[\\w-]{1,63}")),
  OBJECT_NAME(
      "name|namespace",
      "a name such as flyte or monitoring, or nothing",
      form("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?")),
  ENGINE("engine", "prometheus or victoriametrics", form("prometheus|victoriametrics")),
  OBJECTIVE(
      "objective",
      "a share from 0.95 up to, but not including, 1, such as 0.999",
      form("0[.]9[5-9]\\d{0,7}")),
  LIMIT_NAMESPACE(
      "limitNamespace",
      "all or one namespace such as flytesnacks-development",
      form("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?")),
  NAMESPACE(
      "expectedNamespace",
      "a namespace such as flyte, or nothing",
      form("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?")),
  PROBES(
      "ignore", "names of probes with | between them, or nothing", form("([a-z_]+(\\|[a-z_]+)*)?")),
  DOMAINS(
      "production",
      "names of domains with | between them, or nothing",
      form("([\\w-]+(\\|[\\w-]+)*)?")),
  SHARE("share|ratio|\\w+(Share|Ratio)", "a share from 0 to 1", form("0([.]\\d{1,9})?|1([.]0+)?")),
  WINDOW(
      "window|remember\\w*",
      "a duration of 2m or more",
      text -> PrometheusDuration.isAtLeast(Duration.ofMinutes(2), text)),
  SWITCH("", "true or false", form("true|false")),
  DURATION("", "a duration such as 15s, 2m or 1h30m", PrometheusDuration::isValid),
  NUMBER("", "a number", form("[0-9]{1,12}([.][0-9]{1,9})?")),
  URL(
      "grafana|runbooks|exporter",
      "a URL such as https://grafana.example.com, or nothing",
      form("(https?://[\\w.:/~%+-]+)?")),
  NAMES("", "names with | between them", form("[a-z0-9_]+(\\|[a-z0-9_]+)*"));

  private final Pattern keys;
  private final String expected;

  @SuppressWarnings("ImmutableEnumChecker") // each is a pattern or a method without state
  private final Predicate<String> form;

  ValueKind(String keys, String expected, Predicate<String> form) {
    this.keys = Pattern.compile(keys);
    this.expected = expected;
    this.form = form;
  }

  private static Predicate<String> form(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static String matchers() {
    String one = "[a-zA-Z_]\\w* *(=|!=|=~|!~) *\"[^\"\\\\$\\n\\r]*\"";
    return "(" + one + "( *, *" + one + ")*)?";
  }

  /** The form expected at a path in words, empty when the value has it. */
  static Optional<String> expected(String path, String byDefault, String value) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    ValueKind kind =
        Arrays.stream(values())
            .filter(one -> one.keys.matcher(last).matches())
            .findFirst()
            .or(() -> byForm(byDefault))
            .orElseThrow(() -> new IllegalStateException("no kind of value: " + path));
    return kind.form.test(value) ? Optional.empty() : Optional.of(kind.expected);
  }

  private static Optional<ValueKind> byForm(String byDefault) {
    return Arrays.stream(values())
        .filter(one -> one.keys.pattern().isEmpty() && one.form.test(byDefault))
        .findFirst();
  }
}
