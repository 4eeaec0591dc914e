package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** What is left out of the jar is nothing that our classes lead to, by what jdeps finds in them. */
class JarContentsIT {
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?m)^ {3}(\\S+) +-> (\\S+) +(.*\\S) *$");

  /** QUIC, which Vert.x begins only for servers and clients of HTTP/3, and annotations. */
  private static final Pattern UNUSED =
      Pattern.compile("io\\.(netty\\.handler\\.codec\\.(http3|quic)|vertx\\.codegen)\\..*");

  /**
   * Holders of constants, which javac writes into the classes that use them: their names stay in
   * the constant pool, and no instruction has them.
   */
  private static final Pattern CONSTANTS =
      Pattern.compile(
          ".*\\.(HeaderParameterNames|JWKParameterNames|JWTClaimNames|Http2FrameTypes"
              + "|ApplicationProtocolNames|SslProtocols|ChunkedStream|SessionHandlerImpl"
              + "|TarGnuSparseKeys)");

  private final Map<String, Set<String>> uses = new HashMap<>();
  private final Set<String> missing = new HashSet<>();

  @Test
  void nothingThatIsReachedIsLeftOut() {
    read();
    Deque<String> next = new ArrayDeque<>();
    uses.keySet().stream()
        .filter(name -> name.startsWith("io.github.flyteexporter."))
        .forEach(next::add);
    assertThat(next).hasSizeGreaterThan(1_000);
    Set<String> libraries = new HashSet<>();
    uses.keySet().forEach(name -> libraries.add(library(name)));
    Set<String> reached = new HashSet<>();
    Set<String> leftOut = new TreeSet<>();
    while (!next.isEmpty()) {
      String name = next.remove();
      for (String used : uses.getOrDefault(name, Set.of())) {
        if (missing.contains(used)) {
          if (libraries.contains(library(used))
              && isOnTheClassPath(used)
              && !UNUSED.matcher(used).matches()
              && !CONSTANTS.matcher(used).matches()) {
            leftOut.add(name + " uses " + used);
          }
        } else if (reached.add(used)) {
          next.add(used);
        }
      }
    }
    assertThat(reached).contains("org.tukaani.xz.XZInputStream").hasSizeGreaterThan(5_000);
    assertThat(missing).contains("io.netty.handler.codec.http3.Http3");
    assertThat(leftOut).isEmpty();
  }

  private void read() {
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code =
        jdeps.run(
            print,
            print,
            "--multi-release",
            "17",
            "-verbose:class",
            "-filter:none",
            "target/flyte-exporter.jar");
    assertThat(code).as(out.toString()).isZero();
    Matcher line = DEPENDENCY.matcher(out.toString());
    while (line.find()) {
      uses.computeIfAbsent(line.group(1), name -> new HashSet<>()).add(line.group(2));
      if (line.group(3).equals("not found")) {
        missing.add(line.group(2));
      }
    }
  }

  /** Whose it is: the tests bring more libraries than the jar has. */
  private static String library(String name) {
    return name.substring(0, name.indexOf('.', name.indexOf('.') + 1) + 1);
  }

  private static boolean isOnTheClassPath(String name) {
    return JarContentsIT.class.getResource("/" + name.replace('.', '/') + ".class") != null;
  }
}
