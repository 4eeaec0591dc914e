package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Tls;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A CA of its own, made by openssl, and certificates for servers that it signs. */
public final class TestCa {
  /** All names of this machine. */
  public static final String LOOPBACK = "DNS:localhost,IP:127.0.0.1,IP:::1";

  private final Path folder;

  /** Makes a CA and a server's key in a folder. */
  public TestCa(Path folder) throws Exception {
    this.folder = folder;
    openssl("req -x509 -newkey rsa:2048 -nodes -days 99 -subj /CN=ca -keyout ca.key -out ca.pem");
    openssl("req -newkey rsa:2048 -nodes -subj /CN=flyte -keyout flyte.key -out flyte.csr");
  }

  /** A certificate for some names, such as {@link #LOOPBACK}, for so many days from now. */
  public PemKeyCertOptions sign(String names, int days) throws Exception {
    String name = "c" + names.replaceAll("\\W", "-") + days;
    Files.writeString(folder.resolve("names"), "subjectAltName=" + names + "\n");
    openssl(
        "x509 -req -in flyte.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile names -out "
            + name
            + ".pem -days "
            + days);
    return new PemKeyCertOptions()
        .setKeyPath(folder.resolve("flyte.key").toString())
        .setCertPath(folder.resolve(name + ".pem").toString());
  }

  /** The options of a server that shows such a certificate. */
  public HttpServerOptions server(String names, int days) throws Exception {
    return new HttpServerOptions().setSsl(true).setKeyCertOptions(sign(names, days));
  }

  /** The file with the CA certificate. */
  public Path file() {
    return folder.resolve("ca.pem");
  }

  /** Trusts this CA alone. */
  public TlsOptions trusted() {
    return TlsOptions.of(Optional.of(new Tls(Optional.of(file()), false)));
  }

  private void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
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
