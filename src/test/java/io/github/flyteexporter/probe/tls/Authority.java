package io.github.flyteexporter.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TlsOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An authority made by openssl that nobody knows, and certificates that it signs. */
public final class Authority {
  private final Path folder;

  public Authority(Path folder) throws Exception {
    this.folder = folder;
    openssl("req -x509 -newkey rsa:2048 -nodes -days 99 -subj /CN=ca -keyout ca.key -out ca.pem");
    openssl("req -newkey rsa:2048 -nodes -subj /CN=flyte -keyout flyte.key -out flyte.csr");
  }

  /** A certificate for a host that is valid for so many days from now. */
  public void sign(String name, String host, int days) throws Exception {
    String kind = host.contains(":") ? "IP:" : "DNS:";
    sign(name, "subjectAltName=" + kind + host, "flyte.csr", "ca", days);
  }

  /** A certificate for localhost that begins in the future. */
  void signForLater(String name) throws Exception {
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
        "ca -batch -notext -config ca.cnf -extensions ext -cert ca.pem -keyfile ca.key"
            + " -startdate 20900101000000Z -enddate 20910101000000Z -in flyte.csr -out "
            + name
            + ".pem");
  }

  /**
   * A certificate for localhost of an authority below this one: with it in the file, or without.
   */
  void signThroughAnother(String whole, String alone) throws Exception {
    openssl("req -newkey rsa:2048 -nodes -subj /CN=between -keyout between.key -out between.csr");
    sign("between", "basicConstraints=critical,CA:TRUE", "between.csr", "ca", 9);
    sign(alone, "subjectAltName=DNS:localhost", "flyte.csr", "between", 20);
    Files.writeString(
        folder.resolve(whole + ".pem"),
        Files.readString(folder.resolve(alone + ".pem"))
            + Files.readString(folder.resolve("between.pem")));
  }

  /** The key and the certificate, for a server. */
  public PemKeyCertOptions key(String name) {
    return new PemKeyCertOptions()
        .setKeyPath(folder.resolve("flyte.key").toString())
        .setCertPath(folder.resolve(name + ".pem").toString());
  }

  /** Who trusts this authority alone. */
  public TlsOptions trust() {
    return TlsOptions.of(Optional.of(new Tls(Optional.of(folder.resolve("ca.pem")), false)));
  }

  /** This authority's own certificate. */
  public String pem() throws Exception {
    return Files.readString(folder.resolve("ca.pem"));
  }

  private void sign(String name, String extension, String request, String by, int days)
      throws Exception {
    Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
    openssl(
        String.format(
            "x509 -req -in %s -CA %s.pem -CAkey %s.key -CAcreateserial -extfile %s.ext -out %s.pem"
                + " -days %d",
            request, by, by, name, name, days));
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
