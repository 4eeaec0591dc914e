package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real requests, real JWTs: a flyteadmin that checks them as Flyte does. */
class ClientCredentialsIT extends WithFlyte {
  @TempDir Path folder;

  @Test
  void aSecretIsEscapedAndTheTokenIsTakenAndKept() throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    for (int beat = 0; beat < 8; beat++) {
      Reading reading = Entered.read(authentication.source());
      assertThat(reading.failure()).isEmpty();
      assertThat(Entered.number(reading, AuthSamples.TOKEN_EXPIRY))
          .isEqualTo((double) Instant.parse("2026-11-22T10:30:00Z").getEpochSecond());
      after(Duration.ofSeconds(15));
    }
    assertThat(flyte.http.came("/oauth2/token")).hasSize(1);
    assertThat(flyte.http.came("/api/v1/version")).as("once a minute").hasSize(2);
    assertThat(flyte.http.came("/config/v1/flyte_client")).hasSize(1);
  }

  @Test
  void tokensOfSecondsWorkToo() throws Exception {
    flyte.life = Duration.ofSeconds(7);
    Authentication authentication = at(Entered.with(SECRET));
    for (int beat = 0; beat < 20; beat++) {
      assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
      after(Duration.ofSeconds(15));
    }
  }

  @Test
  void aSecretThatIsChangedWhileRunning() throws Exception {
    Entered.Keys keys = Entered.with("");
    keys.secretFile = folder.resolve("secret");
    Files.writeString(keys.secretFile, "old\n");
    Authentication authentication = at(keys);
    assertThat(steps(authentication)).isEqualTo("discovery=1 token=0:bad_client");
    Files.writeString(keys.secretFile, SECRET + "\n");
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    flyte.secret = "next";
    after(Duration.ofMinutes(25));
    Awaitility.await() // the old token holds while the next one is refused
        .until(() -> steps(authentication).equals("call=1 discovery=1 token=0:bad_client"));
    Files.delete(keys.secretFile);
    after(Duration.ofMinutes(25));
    assertThat(steps(authentication)).isEqualTo("discovery=1 token=0:other");
    Files.writeString(keys.secretFile, "next");
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
  }

  @Test
  void aRefusedTokenIsReplacedOnceAtOnce() throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    flyte.refusesAll = true;
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).startsWith("call=0:");
    assertThat(flyte.http.came("/oauth2/token")).hasSize(2);
    flyte.refusesAll = false;
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(flyte.http.came("/oauth2/token")).hasSize(3);
  }

  @Test
  void otherSourcesSayWhatFlyteadminRefused() throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    Entered.read(authentication.source());
    AdminCredentials credentials = authentication.credentials();
    AdminCredentials.Header sent = Entered.get(credentials.current()).get();
    credentials.refused(sent, 401, "access token err: crypto/rsa: verification error");
    assertThat(steps(authentication)).isEqualTo("call=0:wrong_key discovery=1 token=1");
    AdminCredentials.Header next = Entered.get(credentials.current()).get();
    assertThat(next).isNotEqualTo(sent);
    credentials.accepted(next);
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(sent.toString()).doesNotContain("Bearer");
  }

  @Test
  void otherSourcesThatDoNotSayWhyCountOnceTheNextTokenIsRefusedToo() throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    Entered.read(authentication.source());
    AdminCredentials credentials = authentication.credentials();
    credentials.refused(Entered.get(credentials.current()).get());
    AdminCredentials.Header next = Entered.get(credentials.current()).get();
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    credentials.refused(next);
    assertThat(steps(authentication)).isEqualTo("call=0:other discovery=1 token=1");
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
  }

  @Test
  void aDoorThatRefusesWhatFlyteadminTakesDoesNotHoldUpTheOthers() throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    AdminCredentials credentials = authentication.credentials();
    for (int minute = 0; minute < 10; minute++) {
      assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
      credentials.refused(Entered.get(credentials.current()).get());
      assertThat(Entered.get(credentials.current())).isPresent();
      after(Duration.ofMinutes(1));
    }
    assertThat(flyte.http.came("/oauth2/token")).hasSizeLessThanOrEqualTo(11);
  }
}
