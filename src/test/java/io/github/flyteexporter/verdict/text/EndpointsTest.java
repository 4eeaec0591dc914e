package io.github.flyteexporter.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final Endpoints FLYTE =
      new Endpoints(
          List.of(
              at("flyteadmin", "flyteadmin.flyte.svc.cluster.local", "81"),
              at("datacatalog", "127.0.0.1", "8081"),
              at("object_store", "minio", "9000"),
              at("database", "pg.example.internal", "")));

  private static Labels at(String what, String host, String port) {
    return Labels.of("dependency", what, "host", host, "port", port);
  }

  private static Optional<NodeKind> said(String text) {
    return FLYTE.meaning(text).map(said -> said.node().kind());
  }

  @Test
  void aHostThatDoesNotAnswerNamesItsDependency() {
    assertThat(said("weird frame: dial tcp: lookup pg.example.internal: no such host"))
        .contains(NodeKind.DATABASE);
    assertThat(said("oops: Head \"http://minio:9000/b/x\": EOF")).contains(NodeKind.OBJECT_STORE);
    assertThat(said("Put http://MINIO:9000: tls: handshake failure"))
        .contains(NodeKind.OBJECT_STORE);
    assertThat(said("to flyteadmin.flyte.svc.cluster.local:81: i/o timeout"))
        .contains(NodeKind.FLYTEADMIN);
    assertThat(said("dial tcp 127.0.0.1:8081: connect: connection refused"))
        .contains(NodeKind.CATALOG);
  }

  @Test
  void aPortThatOnlyOneHasIsTheWeakerArgument() {
    assertThat(FLYTE.meaning("dial tcp 10.96.7.7:9000: connect: connection refused"))
        .hasValueSatisfying(
            said -> {
              assertThat(said.node().kind()).isEqualTo(NodeKind.OBJECT_STORE);
              assertThat(said.strength()).isEqualTo(Strength.EXCLUSION);
            });
    assertThat(said("dial tcp [fd00::7]:9000: i/o timeout")).contains(NodeKind.OBJECT_STORE);
    assertThat(said("lookup pg.example.internal: 10.96.7.7:9000: i/o timeout"))
        .as("of a name and an address the name counts")
        .contains(NodeKind.DATABASE);
  }

  @Test
  void othersNameNothing() {
    assertThat(said("minio:9000 stored 5 objects")).as("no failure").isEmpty();
    assertThat(said("dial tcp 10.1.1.1:443: i/o timeout")).isEmpty();
    assertThat(said("lookup my-minio.example.com: no such host")).isEmpty();
    assertThat(said("lookup minio.other.com: no such host")).isEmpty();
    assertThat(said("dial tcp 127.0.0.1:8443: connection refused")).isEmpty();
    assertThat(said("minio and pg.example.internal: timeout")).as("two of them").isEmpty();
    assertThat(new Endpoints(List.of()).meaning("minio: timeout")).isEmpty();
  }
}
