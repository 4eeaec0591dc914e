package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminJsonTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static JsonNode read(String json) {
    return AdminJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyWhatIsReadIsKept() {
    JsonNode tree =
        read(
            "{\"spec\":{\"inputs\":{\"a\":[1,2]},\"metadata\":{}},\"Executions\":[],"
                + "\"launch_plan\":{\"other\":1,\"Name\":\"x\"}}");
    assertThat(tree)
        .hasToString(
            "{\"spec\":{\"metadata\":{}},\"Executions\":[],\"launch_plan\":{\"Name\":\"x\"}}");
    assertThat(AdminJson.text(tree, "launchplan", "name")).isEqualTo("x");
    assertThat(AdminJson.text(tree, "launchplan", "name", "deeper")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "null", "{", "{}{}", "{\"id\":}", "<html>", "{}]"})
  void anythingElseIsMalformedAndIsNotQuoted(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            HttpException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MALFORMED))
        .hasMessage("the answer is no whole JSON object");
  }

  /** The largest answer that may come: of one kind of token, the one that costs most. */
  @ParameterizedTest
  @ValueSource(strings = {"{},", "[],", "\"\",", "{\"id\":1},", "-1234567890123456789,"})
  void whatIsHeldIsBounded(String element) {
    String json = "{\"executions\":[" + element.repeat(AdminClient.LARGEST / element.length());
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThatThrownBy(() -> AdminJson.read(body)).isInstanceOf(HttpException.class);
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).isLessThan(64L << 20);
  }

  /** 100 executions, most of each its inputs. */
  @Test
  void aLargePageIsHeldSmall() {
    String input = "\"n%d\":{\"scalar\":{\"primitive\":{\"integer\":\"%d\"}}},";
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      inputs.append(input.formatted(i, i));
    }
    String one = "{\"id\":{\"name\":\"a\"},\"spec\":{\"inputs\":{%s\"z\":1}}},".formatted(inputs);
    String json = "{\"executions\":[" + one.repeat(100) + "{}]}";
    assertThat(json.length()).isBetween(1 << 20, AdminClient.LARGEST);
    assertThat(read(json).toString().length()).isLessThan(10_000);
  }
}
