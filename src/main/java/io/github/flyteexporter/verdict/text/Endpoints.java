package io.github.flyteexporter.verdict.text;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Flyte looks for what it depends on, by its own settings: a text that no pattern knows names
 * a dependency when it says that this host, or this port, did not answer.
 */
public record Endpoints(List<Labels> all) {
  private static final Map<String, NodeKind> NODES =
      Map.of(
          "flyteadmin", NodeKind.FLYTEADMIN,
          "datacatalog", NodeKind.CATALOG,
          "object_store", NodeKind.OBJECT_STORE,
          "database", NodeKind.DATABASE);

  /** Go's net, crypto/tls and net/http: why no answer came. */
  private static final Pattern NO_ANSWER =
      Pattern.compile(
          "refused|timeout|timed out|EOF|no route|reset by peer|no such host|unreachable"
              + "|broken pipe|deadline exceeded|x509|tls: |server misbehaving|TLS handshake"
              + "|closed network connection",
          Pattern.CASE_INSENSITIVE);

  /** Ports that do not distinguish services. */
  private static final Set<String> COMMON = Set.of("", "80", "443", "53");

  private static final Set<String> OWN_HOST = Set.of("localhost", "127.0.0.1", "[::1]");

  public Endpoints {
    all = List.copyOf(all);
  }

  /** Those of the pages of a round. */
  public static Endpoints of(RoundView view) {
    return new Endpoints(
        view.pages().stream()
            .flatMap(page -> page.samples().all(ScrapeSamples.ENDPOINT).stream())
            .map(Sample::labels)
            .distinct()
            .toList());
  }

  /** What a text says that the table of texts does not know; a name is better than a port. */
  public Optional<ErrorMeaning> meaning(String text) {
    Matcher failed = NO_ANSWER.matcher(text);
    if (all.isEmpty() || !failed.find()) {
      return Optional.empty();
    }
    List<NodeKind> named =
        all.stream().filter(one -> names(text, one)).map(Endpoints::node).distinct().toList();
    if (named.size() == 1) {
      return Optional.of(meaning(named.get(0), Strength.ATTRIBUTED, failed.start()));
    }
    List<NodeKind> ports =
        all.stream().filter(one -> port(text, one)).map(Endpoints::node).distinct().toList();
    return named.isEmpty() && ports.size() == 1
        ? Optional.of(meaning(ports.get(0), Strength.EXCLUSION, failed.start()))
        : Optional.empty();
  }

  private static ErrorMeaning meaning(NodeKind node, Strength strength, int start) {
    return new ErrorMeaning(Node.of(node), Mode.DOWN, strength, start);
  }

  private static NodeKind node(Labels endpoint) {
    return NODES.get(endpoint.get("dependency"));
  }

  /** By its host, alone or with its port where others share the host. */
  private static boolean names(String text, Labels endpoint) {
    String host = endpoint.get("host");
    String port = endpoint.get("port");
    String whole = OWN_HOST.contains(host) && !port.isEmpty() ? host + ":" + port : host;
    return !(OWN_HOST.contains(host) && port.isEmpty())
        && Pattern.compile(
                "(?<![\\w.-])" + Pattern.quote(whole) + "(?![\\w-]|\\.\\w)",
                Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .find();
  }

  private static boolean port(String text, Labels endpoint) {
    String port = endpoint.get("port");
    return !COMMON.contains(port)
        && Pattern.compile("[\\w\\]]:" + port + "(?!\\d)").matcher(text).find();
  }
}
