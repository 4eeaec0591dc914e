package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unexpected error type for: 10.1.2.3:5432 (10.1.2.3): dial error: dial tcp 10.1.2.3:5432:"
            + " connect: connection refused",
        "rpc error: code = Internal desc = unexpected error type for: hostname resolving error:"
            + " lookup pg.acme.internal: no such host",
        "unexpected error type for: db:5432: server error: FATAL: the database system is starting"
            + " up (SQLSTATE 57P03)",
        "failed database operation with could not serialize access",
        "failed to connect to `user=flyte database=admin`: 10.0.0.9:6432: dial error: timeout",
        "FATAL: sorry, too many clients already",
        "driver: bad connection"
      })
  void databaseTextsNameTheDatabase(String text) {
    assertThat(Texts.cause(text)).isEqualTo(Optional.of(Cause.DATABASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unable to read WorkflowClosure from location s3://other-bucket/x : path not found",
        "[User] Failed to do HEAD on futures file., caused by: path:a/b: getItem, getting the"
            + " object: RequestError: send request failed",
        "Failed to write data [123b] to path [x]. PutObject, putting object: AccessDenied: Access"
            + " Denied\n\tstatus code: 403",
        "getItem, getting the object: NoSuchBucket: The specified bucket does not exist",
        "Failed to read from the raw store [gs://b/x] Error: googleapi: Error 403: forbidden"
      })
  void objectStoreTextsNameTheObjectStore(String text) {
    assertThat(Texts.cause(text)).isEqualTo(Optional.of(Cause.OBJECT_STORE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unexpected error type for: context canceled",
        "entry not found",
        "rpc error: code = Unavailable desc = connection error: dial tcp 10.0.0.1:8089: connect:"
            + " connection refused",
        "Node [n0] failed: ValueError: could not reach the database of my team"
      })
  void othersNameNothing(String text) {
    assertThat(Texts.cause(text)).isEmpty();
  }
}
