package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  @TempDir Path folder;

  private SecretFile holding(String text) throws Exception {
    return new SecretFile(Files.writeString(folder.resolve("secret"), text));
  }

  private static String wrong(SecretFile file, boolean token) {
    HttpException error =
        catchThrowableOfType(
            HttpException.class, () -> assertThat(token ? file.readToken() : file.read()).isNull());
    assertThat(error.kind()).isEqualTo(FailureKind.SECRET_FILE);
    assertThat(error.getMessage()).startsWith("file " + file.file() + " ").doesNotContain("canary");
    return error.getMessage().substring(("file " + file.file() + " ").length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n", " s3cret \n"})
  void withoutWhatStandsAroundIt(String text) throws Exception {
    assertThat(holding(text).read()).isEqualTo("s3cret");
    assertThat(holding(text).readToken()).isEqualTo("s3cret");
  }

  @Test
  void aSecretMayHoldWhatATokenMayNot() throws Exception {
    assertThat(holding("pass wörd\n").read()).isEqualTo("pass wörd");
    assertThat(wrong(holding("can ary"), true))
        .isEqualTo("holds characters that no header may carry");
    for (String text : new String[] {"canary\nb", "canary\u0000", "\uFEFFcanary", "canaryä"}) {
      assertThat(wrong(holding(text), true)).contains("no header may carry");
    }
  }

  @Test
  void itIsReadAgain() throws Exception {
    SecretFile file = holding("before");
    assertThat(file.read()).isEqualTo("before");
    holding("after!");
    assertThat(file.read()).isEqualTo("after!");
  }

  @Test
  void filesThatAreNone() throws Exception {
    assertThat(wrong(holding(" \n"), false)).isEqualTo("is empty");
    assertThat(wrong(new SecretFile(folder.resolve("gone")), true))
        .isEqualTo("cannot be read (NoSuchFileException)");
    assertThat(wrong(new SecretFile(folder), false)).isEqualTo("cannot be read (IOException)");
    byte[] large = "canary".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    assertThat(wrong(new SecretFile(Files.write(folder.resolve("large"), large)), false))
        .isEqualTo("is larger than 65536 bytes");
    assertThat(wrong(new SecretFile(Path.of("/dev/zero")), false)).contains("larger");
  }
}
