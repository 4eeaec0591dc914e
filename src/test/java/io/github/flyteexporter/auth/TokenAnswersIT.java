package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of real token endpoints: those that Flyte's clients take, and why the others fail. */
class TokenAnswersIT extends WithFlyte {
  private static final Path ANSWERS = Path.of("src/test/resources/auth/token-answers.json");

  static Stream<JsonObject> answers() throws Exception {
    return new JsonArray(Files.readString(ANSWERS)).stream().map(JsonObject.class::cast);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsATokenOrHasItsReason(JsonObject answer) throws Exception {
    flyte.http.on(
        "/oauth2/token",
        request -> {
          if (!answer.getString("contentType").isEmpty()) {
            request.response().putHeader("Content-Type", answer.getString("contentType"));
          }
          request
              .response()
              .setStatusCode(answer.getInteger("status"))
              .end(Buffer.buffer(answer.getString("body")));
        });
    List<String> steps =
        answer.getJsonArray("want").stream()
            .map(want -> want.equals("token") ? "token=1" : "token=0:" + want)
            .toList();
    assertThat(steps).contains(steps(at(Entered.with(SECRET))).replaceFirst(".*token=", "token="));
    assertThat(flyte.http.came("/oauth2/token")).hasSizeBetween(1, 2);
    if (steps.equals(List.of("token=1"))) {
      assertThat(flyte.http.came("/api/v1/version").get(0).headers().get("flyte-authorization"))
          .startsWith("Bearer eyJ");
    }
  }
}
