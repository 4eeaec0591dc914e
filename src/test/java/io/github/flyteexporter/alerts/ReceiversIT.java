package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.docs.GeneratedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real Alertmanager sends to each kind of receiver of the shipped file when a page fires and
 * when it resolves. {@code -Drewrite=true} writes what is expected anew.
 */
final class ReceiversIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path FOLDER = Path.of("src/test/resources/receivers");
  private static final String BEGIN = "2020-01-01T00:00:35Z";
  private static final String END = "2020-01-01T00:02:10Z";

  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @ParameterizedTest
  @ValueSource(strings = {"pagerduty", "opsgenie", "webhook"})
  void aServiceGetsThePageAndTheAllClear(String receiver) throws Exception {
    Path folder = EmptyFolder.at(Path.of("target", "alerts", receiver));
    try (HttpReceiver service = new HttpReceiver();
        RunningAlertmanager alertmanager =
            RunningAlertmanager.start(folder, service.address(), pagerIs(receiver))) {
      alertmanager.post(alert("critical", Instant.now().plusSeconds(600).toString()));
      await().atMost(PATIENCE).until(() -> service.requests().size() == 1);
      alertmanager.post(alert("resolved", END));
      await().atMost(PATIENCE).until(() -> service.requests().size() == 2);
      assertIs(receiver + ".firing.json", text(service, 0));
      assertIs(receiver + ".resolved.json", text(service, 1));
    }
  }

  @Test
  void aMailHasTheMessageAsTextAndAsHtml() throws Exception {
    Path folder = EmptyFolder.at(Path.of("target", "alerts", "email"));
    try (HttpReceiver none = new HttpReceiver();
        SmtpReceiver mail = new SmtpReceiver();
        RunningAlertmanager alertmanager =
            RunningAlertmanager.start(
                folder, none.address(), file -> mailed(file, mail.address()))) {
      alertmanager.post(alert("critical", Instant.now().plusSeconds(600).toString()));
      await().atMost(PATIENCE).until(() -> mail.messages().size() == 1);
      String message = decoded(mail.messages().get(0));
      assertThat(message)
          .contains(
              "Subject: [FIRING] critical in east/flyte: Flyte is impaired;",
              "To: flyte-on-call@example.com",
              "<td>database (12 workflows reporting, ");
      int begin = message.indexOf("Impaired since");
      assertIs(
          "email.firing.txt",
          message.substring(begin, message.indexOf("\n--", begin)).strip() + "\n");
      assertThat(none.requests()).isEmpty();
    }
  }

  /** Its keys are unknown to the older Alertmanager. */
  @Test
  void teamsGetsThePageAndTheAllClear() throws Exception {
    Path folder = EmptyFolder.at(Path.of("target", "alerts", "msteams"));
    JsonNode receiver = Yaml.read(ShippedAlert.FOLDER.resolve("msteams.yml")).root();
    try (HttpReceiver service = new HttpReceiver();
        RunningAlertmanager alertmanager =
            RunningAlertmanager.start(
                Tool.NEWER_ALERTMANAGER,
                folder,
                service.address(),
                file -> with(receiver.at("/receivers/0"), file))) {
      alertmanager.post(alert("critical", Instant.now().plusSeconds(600).toString()));
      await().atMost(PATIENCE).until(() -> service.requests().size() == 1);
      alertmanager.post(alert("resolved", END));
      await().atMost(PATIENCE).until(() -> service.requests().size() == 2);
      assertIs("msteams.firing.json", text(service, 0));
      assertIs("msteams.resolved.json", text(service, 1));
    }
  }

  private static Yaml with(JsonNode receiver, Yaml file) {
    Yaml changed = pagerIs(receiver.path("name").asText()).apply(file);
    ((ArrayNode) changed.root().path("receivers")).add(receiver);
    return changed;
  }

  @Test
  void theConfigurationIsAccepted() throws Exception {
    Tool.Ran ran = Tool.AMTOOL.run("check-config", AlertmanagerFile.PATH.toString());
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  private static UnaryOperator<Yaml> pagerIs(String receiver) {
    return file -> file.with(Set.of("receiver"), name -> name.equals("pager") ? receiver : name);
  }

  private static Yaml mailed(Yaml file, String server) {
    Yaml changed =
        file.without("slack_configs")
            .without("auth_username")
            .without("auth_password_file")
            .with(Set.of("smarthost"), host -> server);
    changed
        .root()
        .findParents("smarthost")
        .forEach(mail -> ((ObjectNode) mail).put("require_tls", false));
    return changed;
  }

  private JsonNode alert(String sample, String until) throws Exception {
    Path file = Path.of("src/test/resources/slack", sample + ".json");
    ObjectNode alert = (ObjectNode) json.readTree(file.toFile()).at("/alerts/0");
    alert.remove("status");
    alert.remove("fingerprint");
    return alert.put("startsAt", BEGIN).put("endsAt", until);
  }

  private String text(HttpReceiver service, int at) throws Exception {
    HttpReceiver.Request request = service.requests().get(at);
    JsonNode body = json.readTree(request.body());
    return (request.path() + "\n" + json.writeValueAsString(body) + "\n")
        .replace(service.address().toString(), "http://receiver.example.com/");
  }

  private static void assertIs(String name, String text) throws Exception {
    GeneratedText.assertFile(FOLDER.resolve(name), text);
  }

  /** Of quoted-printable, RFC 2045. */
  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.replace("=\n", "").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < all.length; i++) {
      boolean coded =
          all[i] == '='
              && i + 2 < all.length
              && Character.digit(all[i + 1], 16) >= 0
              && Character.digit(all[i + 2], 16) >= 0;
      bytes.write(
          coded ? Character.digit(all[i + 1], 16) * 16 + Character.digit(all[i + 2], 16) : all[i]);
      i += coded ? 2 : 0;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
