package io.github.flyteexporter.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.Catalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlyteNamesTest {
  private static final FlyteNames NAMES = Catalogue.names();

  @ParameterizedTest
  @CsvSource({
    // trap 1: the segment after propeller is the limit-namespace, whatever it is
    "flyte:propeller:all:round:success_count,P:round:success_count",
    "flyte:propeller:flytesnacks_development:round:success_count,P:round:success_count",
    "acme:ml:propeller:all:round:success_count,P:round:success_count",
    "propeller:propeller:propeller:round:success_count,P:round:success_count",
    // trap 2: admin's scope is doubled, older and other builds have it once
    "flyte:admin:admin:errors:gorm_error,A:errors:gorm_error",
    "flyte:admin:errors:gorm_error,A:errors:gorm_error",
    "flyte:admin:storage:head_failure_unlabeled,A:storage:head_failure_unlabeled",
    "grpc_server_handled_total,grpc_server_handled_total",
    "process_start_time_seconds,process_start_time_seconds"
  })
  void flytesNamesAreKnownUnderAnyPrefix(String raw, String known) {
    assertThat(NAMES.wanted(raw).map(Wanted::name)).hasValue(known);
  }

  @ParameterizedTest
  @CsvSource({
    "flyte:propeller:all:round:success_count_total",
    "flyte:notpropeller:all:round:success_count",
    "flyte:flytescheduler:errors:gorm",
    "flyte:admin:signal:errors:gorm",
    "flyte:propeller:all:",
    "propeller:",
    ":",
    "success_count"
  })
  void othersAreNot(String raw) {
    assertThat(NAMES.wanted(raw)).isEqualTo(Optional.empty());
  }

  @Test
  void twoSignalsCannotWantTheSameSeriesDifferently() {
    Signal one = Signal.gauge("flyte_one", "One.").passesThrough(SeriesMapping.series("x"));
    Signal two =
        Signal.gauge("flyte_two", "Two.")
            .passesThrough(SeriesMapping.labeled("x", Relabel.httpCode()));
    assertThatThrownBy(() -> FlyteNames.of(List.of(one, two)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x");
  }
}
