package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running exporter whether it is ready, where there is no curl: in its own image. */
@Command(
    name = "healthcheck",
    description = {
      "Ask a running exporter whether it is ready. Exit code 0 if it answers 200,",
      "otherwise 1, with one line that says why."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class HealthcheckCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 300;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "URL",
      defaultValue = "http://localhost:9642/-/ready",
      description = "What to ask (default: ${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file with the CA certificates to trust instead of Java's.")
  private Path ca;

  @Override
  public Integer call() throws InterruptedException {
    HttpRequest request = request();
    try {
      HttpResponse<InputStream> response = client().send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        String answer = response.statusCode() + " " + text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return response.statusCode() == 200 ? 0 : fail("answered " + answer.strip());
      }
    } catch (IOException | GeneralSecurityException e) {
      return fail(Main.withCauses(e));
    }
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("flyte-exporter: " + url + ": " + why);
    spec.commandLine().getErr().flush();
    return 1;
  }

  private HttpRequest request() {
    try {
      return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    } catch (IllegalArgumentException e) {
      String expected = "; expected a URL such as http://localhost:9642/-/ready";
      throw new UsageException("URL: " + e.getMessage() + expected);
    }
  }

  private HttpClient client() throws GeneralSecurityException {
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
    if (url.toLowerCase(Locale.ROOT).startsWith("https:")) {
      Tls trusted = new Tls(Optional.ofNullable(ca), false);
      SSLContext tls = SSLContext.getInstance("TLS");
      TrustManager manager = TlsOptions.of(Optional.of(trusted)).manager();
      tls.init(null, new TrustManager[] {manager}, null);
      client.sslContext(tls);
    }
    return client.build();
  }
}
