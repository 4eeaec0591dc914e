package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.OncePerBuild;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.Tls;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A CA of its own, made by openssl, and certificates for servers that it signs. */
public final class TestCa {
  /** All names of this machine. */
  public static final String LOOPBACK = "DNS:localhost,IP:127.0.0.1,IP:::1";

  private static final String ANY_CA = "basicConstraints=critical,CA:TRUE";

  /** Openssl takes long to find keys: a build makes so many CAs, which tests use in turn. */
  private static final int CAS = 4;

  private static final List<Map<String, byte[]>> MADE = new ArrayList<>();
  private static int used;

  private final Path folder;
  private int made;

  /** Puts a CA and a server's key into a folder; they differ from those of the three before. */
  public TestCa(Path folder) throws Exception {
    this.folder = folder;
    for (Map.Entry<String, byte[]> file : next().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static synchronized Map<String, byte[]> next() throws Exception {
    int turn = used++ % CAS;
    if (turn == MADE.size()) {
      Path shared = Path.of("target", "test-cas", "" + turn);
      Path last = shared.resolve("flyte.csr");
      FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
      OncePerBuild.make(last, yesterday, () -> keys(shared));
      Map<String, byte[]> files = new TreeMap<>();
      for (String name : List.of("ca.key", "ca.pem", "flyte.key", "flyte.csr")) {
        files.put(name, Files.readAllBytes(shared.resolve(name)));
      }
      MADE.add(files);
    }
    return MADE.get(turn);
  }

  private static void keys(Path folder) throws Exception {
    root(folder, "ca");
    openssl(folder, "req -newkey rsa:2048 -nodes -subj /CN=flyte -keyout flyte.key -out flyte.csr");
  }

  /** A certificate of no CA for {@code localhost}, with a key such as {@code rsa:2048}. */
  public static Listen.Tls selfSigned(Path folder, String name, String key) throws Exception {
    openssl(
        folder,
        String.format(
            "req -x509 -nodes -days 2 -subj /CN=%s -newkey %s -addext subjectAltName=DNS:localhost"
                + " -keyout %s.key -out %s.crt",
            name, key, name, name));
    return new Listen.Tls(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }

  /** A certificate for some names, such as {@link #LOOPBACK}, for so many days from now. */
  public PemKeyCertOptions sign(String names, int days) throws Exception {
    return pem(sign("flyte.csr", "ca", days, "subjectAltName=" + names));
  }

  /**
   * As {@link #sign(String, int)}, with a key of its own.
   *
   * @param key as openssl's {@code -newkey} takes it, such as {@code ed25519}
   * @param extension one more, such as {@code keyUsage=critical,digitalSignature}
   */
  public KeyCertOptions sign(String names, int days, String key, String extension)
      throws Exception {
    openssl(
        folder,
        String.format("req -newkey %s -nodes -subj /CN=flyte -keyout own.key -out own.csr", key));
    Path certificate = sign("own.csr", "ca", days, "subjectAltName=" + names, extension);
    Path store = folder.resolve(++made + ".p12");
    openssl(
        folder,
        String.format(
            "pkcs12 -export -inkey own.key -in %s -out %s -passout pass:test", certificate, store));
    return new PfxOptions().setPath(store.toString()).setPassword("test");
  }

  /** A certificate for localhost that begins in the future. */
  public PemKeyCertOptions signForLater() throws Exception {
    Files.writeString(
        folder.resolve("ca.cnf"),
        """
        [ca]
        default_ca = own
        [own]
        database = index
        new_certs_dir = .
        serial = later.srl
        default_md = sha256
        policy = any
        [any]
        commonName = supplied
        [ext]
        subjectAltName = DNS:localhost
        """);
    Files.writeString(folder.resolve("index"), "");
    Files.writeString(folder.resolve("later.srl"), "0A\n");
    openssl(
        folder,
        "ca -batch -notext -config ca.cnf -extensions ext -cert ca.pem -keyfile ca.key"
            + " -startdate 20900101000000Z -enddate 20910101000000Z -in flyte.csr -out later.pem");
    return pem(folder.resolve("later.pem"));
  }

  /**
   * A certificate for 20 days by an intermediate CA for 9 days.
   *
   * @param whole whether the server presents the intermediate CA too
   */
  public PemKeyCertOptions signThroughIntermediate(String names, boolean whole) throws Exception {
    openssl(
        folder, "req -newkey rsa:2048 -nodes -subj /CN=between -keyout between.key -out own.csr");
    Path between = sign("own.csr", "ca", 9, ANY_CA);
    Files.copy(between, folder.resolve("between.pem"), StandardCopyOption.REPLACE_EXISTING);
    Path own = sign("flyte.csr", "between", 20, "subjectAltName=" + names);
    return pem(whole ? joined(own, between) : own);
  }

  /** Presents this CA too, as signed by an older CA that nobody trusts, and expired. */
  public PemKeyCertOptions crossSigned(String names, int days) throws Exception {
    root(folder, "old");
    openssl(folder, "req -new -key ca.key -subj /CN=ca -out own.csr");
    Path cross = sign("own.csr", "old", -1, ANY_CA);
    return pem(joined(sign("flyte.csr", "ca", days, "subjectAltName=" + names), cross));
  }

  /** The options of a server that shows such a certificate. */
  public HttpServerOptions server(String names, int days) throws Exception {
    return server(sign(names, days));
  }

  /** The options of a server with this certificate. */
  public static HttpServerOptions server(KeyCertOptions certificate) {
    return new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate);
  }

  /** The file with the CA certificate. */
  public Path file() {
    return folder.resolve("ca.pem");
  }

  /** The CA certificate. */
  public String pem() throws Exception {
    return Files.readString(file());
  }

  /** Trusts this CA alone. */
  public TlsOptions trusted() {
    return TlsOptions.of(Optional.of(new Tls(Optional.of(file()), false)));
  }

  private static void root(Path folder, String name) throws Exception {
    openssl(
        folder,
        String.format(
            "req -x509 -newkey rsa:2048 -nodes -days 99 -subj /CN=%s -keyout %s.key -out %s.pem",
            name, name, name));
  }

  private Path sign(String request, String by, int days, String... extensions) throws Exception {
    Path certificate = folder.resolve(++made + ".pem");
    Files.writeString(folder.resolve("extensions"), String.join("\n", extensions) + "\n");
    openssl(
        folder,
        String.format(
            "x509 -req -in %s -CA %s.pem -CAkey %s.key -CAcreateserial -extfile extensions -out %s"
                + " -days %d",
            request, by, by, certificate, days));
    return certificate;
  }

  private Path joined(Path first, Path second) throws Exception {
    return Files.writeString(
        folder.resolve(++made + ".pem"), Files.readString(first) + Files.readString(second));
  }

  private PemKeyCertOptions pem(Path certificate) {
    return new PemKeyCertOptions()
        .setKeyPath(folder.resolve("flyte.key").toString())
        .setCertPath(certificate.toString());
  }

  private static void openssl(Path folder, String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
