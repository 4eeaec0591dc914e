package io.github.flyteexporter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTest {
  private final Checked checked = new Checked();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "+1, 1",
    "-1, -1",
    "-0, -0.0",
    "1., 1",
    ".5, 0.5",
    "1e3, 1000",
    "1E+3, 1000",
    "1e-3, 0.001",
    "3.14159, 3.14159",
    "1.79534153759e+09, 1795341537.59",
    "0.30000000000000004, 0.30000000000000004",
    "1.8446744073709552e+19, 18446744073709552000",
    "9007199254740993, 9007199254740992",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "1e22, 1e22",
    "1e23, 1e23",
    "1e-400, 0",
    "0e999999999999, 0",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "007, 7",
    "8.5e-05, 0.000085",
    "00000000000000000000000000000000000012, 12",
    "0.000000000000000000000000000001, 1e-30"
  })
  void numbersAreExact(String text, double expected) {
    assertThat(checked.only("want " + text + "\n").value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+Inf", "Inf", "inf", "INF", "infinity", "+Infinity"})
  void infinityHasManySpellings(String text) {
    assertThat(checked.only("want " + text + "\n").value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(checked.only("want " + text + "\n").value()).isInfinite();
  }

  @Test
  void infinityMayBeNegative() {
    assertThat(checked.only("want -Inf\n").value()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "NAN"})
  void notANumberIsDroppedSilently(String text) {
    ParsedPage page = checked.parse("want " + text + "\nwant " + text + "\n");

    assertThat(page.samples().has("want")).isFalse();
    assertThat(page.bad()).isEmpty();
    assertThat(page.series()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "{} ",
        " x",
        " 1_000",
        " 0x1p3",
        " 1e",
        " 1e+",
        " e5",
        " .",
        " +",
        " -",
        " 1d",
        " 1f",
        " 1.2.3",
        " --1",
        " 1,5",
        " +NaN",
        " infi",
        " #",
        " 1e400",
        " -1e999999999",
        " # {} 1",
        "{} {} 1",
        " 1#",
        " ١",
        " Ｎan",
        " 1\u0000"
      })
  void aLineWithoutANumberIsBad(String rest) {
    ParsedPage page = checked.parse("want" + rest + "\n");

    assertThat(page.bad()).isEqualTo(Map.of(BadLine.VALUE, 1L));
    assertThat(page.series()).isEqualTo(1);
  }

  @Test
  void anExponentCannotOutrunALongFraction() {
    String zeros = "0".repeat(99_999);

    assertThat(checked.parse("want 0." + zeros + "1e200000\n").bad())
        .isEqualTo(Map.of(BadLine.VALUE, 1L));
    assertThat(checked.only("want 0." + zeros + "1e100000\n").value()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1395066363000",
        "1 -5",
        "1 1395066363.123",
        "1 1.395e9",
        "1\t12\t",
        "1 ",
        "1 # {a=\"b\"} 2",
        "1 12 # {a=\"b\"} 2 3.5",
        "1 # broken \"",
        "1 #"
      })
  void timestampsAndExemplarsAreIgnored(String text) {
    assertThat(checked.only("want " + text + "\n").value()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 x", "1 1 1", "1 NaN", "1 Inf", "1 12# {}", "1 1_0", "1 {}", "1 \r"})
  void junkAfterTheValueIsBad(String text) {
    assertThat(checked.parse("want " + text + "\r\n").bad())
        .isEqualTo(Map.of(BadLine.TIMESTAMP, 1L));
  }
}
