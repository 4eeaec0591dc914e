package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token of somebody else's making. */
class TokenFromFileIT extends WithFlyte {
  @TempDir Path folder;

  @Test
  void aTokenInAFile() throws Exception {
    Entered.Keys keys = new Entered.Keys();
    keys.tokenFile = folder.resolve("token");
    Authentication authentication = at(keys);
    assertThat(steps(authentication)).isEqualTo("discovery=1 token=0:other");
    Files.writeString(keys.tokenFile, flyte.sign(Duration.ofMinutes(10)) + "\n");
    Reading reading = Entered.read(authentication.source());
    assertThat(Entered.steps(reading)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(Entered.number(reading, AuthSamples.TOKEN_EXPIRY))
        .isEqualTo((double) clock.instant().plusSeconds(600).getEpochSecond());
    assertThat(reading.samples().all(AuthSamples.RENEWALS)).extracting(Sample::value).isEmpty();
    after(Duration.ofMinutes(10));
    assertThat(steps(authentication)).isEqualTo("discovery=1 token=0:expired");
    assertThat(Entered.get(authentication.credentials().current().otherwiseEmpty())).isNull();
    Files.writeString(keys.tokenFile, flyte.sign(Duration.ofMinutes(10)));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
  }

  @Test
  void aRefusedTokenOfAFileIsNotSentAgainForAWhile() throws Exception {
    Entered.Keys keys = new Entered.Keys();
    keys.tokenFile = folder.resolve("token");
    String wrong =
        flyte.sign(
            new RSAKeyGenerator(2048).generate(),
            clock.instant(),
            Duration.ofHours(1),
            flyte.url().toString());
    Files.writeString(keys.tokenFile, wrong);
    Authentication authentication = at(keys);
    for (int beat = 0; beat < 9; beat++) {
      assertThat(steps(authentication)).isEqualTo("call=0:wrong_key discovery=1 token=1");
      after(Duration.ofSeconds(14));
    }
    assertThat(flyte.http.came("/api/v1/version")).hasSizeBetween(1, 3);
    Files.writeString(keys.tokenFile, flyte.sign(Duration.ofHours(1)));
    assertThat(Entered.get(authentication.credentials().current())).isPresent();
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
  }
}
