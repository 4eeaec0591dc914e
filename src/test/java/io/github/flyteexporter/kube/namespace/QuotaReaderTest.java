package io.github.flyteexporter.kube.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.namespace.QuotaObject.Limit;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.access.KubeQuantity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaReaderTest {
  private static QuotaObject read(String json) {
    return ReadObject.of(new QuotaReader(), json.strip());
  }

  @Test
  void whatPodsNeedIsKeptAndWhatTheStatusSaysCounts() {
    QuotaObject quota =
        read(
            """
            {"metadata":{"name":"team","namespace":"p-development","uid":"u"},
             "spec":{"hard":{"pods":"9"}},
             "status":{"hard":{"pods":"2","requests.cpu":"4","services":"5","count/secrets":"9",
               "requests.nvidia.com/gpu":"1","gold.storageclass.storage.k8s.io/requests.storage":"5Gi"},
              "used":{"pods":"2","requests.cpu":"1500m","services":"5"}}}
            """);
    assertThat(quota)
        .isEqualTo(
            new QuotaObject(
                "u",
                "p-development",
                "team",
                false,
                List.of(
                    new Limit("pods", "2", "2", 1),
                    new Limit("requests.cpu", "1500m", "4", 0.375),
                    new Limit("requests.nvidia.com/gpu", "0", "1", 0))));
    assertThat(new QuotaSummary().summarize(List.of(quota), Instant.EPOCH).evidence())
        .hasSize(3)
        .contains(new QuotaUse("p-development", "team", false, "pods", "2", "2", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"scopes\":[\"BestEffort\"]",
        "\"scopeSelector\":{\"matchExpressions\":[{\"scopeName\":\"PriorityClass\"}]}"
      })
  void aQuotaOfSomePodsIsKnown(String spec) {
    assertThat(read("{\"spec\":{" + spec + "}}").scoped()).isTrue();
    assertThat(read("{\"spec\":{\"scopes\":[],\"scopeSelector\":null}}").scoped()).isFalse();
  }

  /** apimachinery, api/resource/quantity.go: plain, SI and binary suffixes, exponents. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2, 2",
    "1.5, 1.5",
    ".5, 0.5",
    "1., 1",
    "+2, 2",
    "10m, 0.01",
    "250u, 0.00025",
    "5n, 0.000000005",
    "2k, 2000",
    "3M, 3000000",
    "1G, 1000000000",
    "2T, 2e12",
    "2P, 2e15",
    "1E, 1e18",
    "1Ki, 1024",
    "1Mi, 1048576",
    "1Gi, 1073741824",
    "1.5Gi, 1610612736",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "12e6, 12000000",
    "1E3, 1000",
    "1e-3, 0.001"
  })
  void quantitiesAreThoseOfKubernetes(String text, double number) {
    assertThat(KubeQuantity.number(text)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1Kib", "1 Gi", "1e", "--1", "1e400"})
  void otherTextsAreNoQuantities(String text) {
    assertThat(KubeQuantity.number(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 0.5", "1500m, 1, 1.5", "0, 0, 1", "512Mi, 1Gi, 0.5", "-1, 2, 0"})
  void theRatioIsUsedOfHard(String used, String hard, double ratio) {
    assertThat(KubeQuantity.ratio(used, hard)).hasValue(ratio);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"metadata\":[],\"spec\":1,\"status\":\"x\"}",
        "{\"status\":{\"hard\":{\"pods\":{\"a\":1}},\"used\":[2]}}",
        "{\"status\":{\"hard\":{\"pods\":\"many\"}}}"
      })
  void whatIsOfAnotherKindCountsAsMissing(String json) {
    assertThat(read(json).limits()).isEmpty();
  }

  @Test
  void aQuotaOfAnyLengthKeepsLittle() {
    String hard =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"requests.x.io/d" + i + "\":\"1\"")
            .collect(Collectors.joining(","));
    assertThat(read("{\"status\":{\"hard\":{" + hard + "}}}").limits()).hasSize(16);
    assertThat(read("{\"status\":{\"hard\":{\"pods\":\"" + "9".repeat(99) + "\"}}}").limits())
        .isEmpty();
  }
}
