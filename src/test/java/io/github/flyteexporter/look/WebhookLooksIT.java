package io.github.flyteexporter.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes with a webhook of the authority it is registered with, of another, and of none. */
class WebhookLooksIT extends LookFixture {
  private static final String WEBHOOK = "flyte-pod-webhook.flyte.svc";

  private PfxOptions selfSigned(String newKey, String usage) throws Exception {
    List<String> command =
        List.of(
            "bash",
            "-c",
            "openssl req -x509 -nodes -days 9 -subj /CN=w -newkey "
                + newKey
                + " -keyout w.key -out w.pem -addext subjectAltName=DNS:"
                + WEBHOOK
                + " -addext keyUsage="
                + usage
                + " && openssl pkcs12 -export -in w.pem -inkey w.key -out w.p12 -passout pass:x");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    return new PfxOptions().setPath(folder.resolve("w.p12").toString()).setPassword("x");
  }

  private Source webhook(int port, String pem) {
    return looks.webhook(
        () -> Optional.of(new WebhookCa("w", pem, "flyte", "flyte-pod-webhook", port)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec -pkeyopt ec_paramgen_curve:P-256", "rsa:2048", "ed25519"})
  void theWebhooksHandshakeTakesEveryKindOfKey(String newKey) throws Exception {
    PfxOptions key = selfSigned(newKey, "digitalSignature,keyCertSign");
    String pem = Files.readString(folder.resolve("w.pem"));
    int port = serve(new HttpServerOptions().setSsl(true).setKeyCertOptions(key), 200);
    assertThat(ends(read(webhook(port, pem)))).containsExactly("handshake ok status");
    assertThat(asked).isEmpty();
  }

  @Test
  void theWebhookOfAnotherAuthorityOrNoneFails() throws Exception {
    PfxOptions key = selfSigned("rsa:2048", "digitalSignature,keyCertSign");
    int port = serve(new HttpServerOptions().setSsl(true).setKeyCertOptions(key), 200);
    Path other = Files.createDirectory(folder.resolve("other"));
    String foreign = Files.readString(new TestCa(other).file());
    assertThat(ends(read(webhook(port, foreign)))).containsExactly("handshake tls tls");
    assertThat(ends(read(webhook(port, "none")))).containsExactly("handshake tls tls");
    String pem = Files.readString(folder.resolve("w.pem"));
    int dead = raw(connection -> {});
    assertThat(ends(read(webhook(dead, pem)))).containsExactly("handshake refused tls");
    assertThat(ends(read(looks.webhook(Optional::empty)))).isEmpty();
  }
}
