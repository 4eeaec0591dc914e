package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.counter;
import static io.github.flyteexporter.signal.Take.series;

import java.util.List;

/** Is the object store there. Sources: flyte v1.16.8, flytestdlib/storage/stow_store.go:501-520. */
public final class StorageSignals {
  public static final Signal OPERATIONS_FAILED =
      counter(
              "flyte_storage_operations_failed_total",
              "Calls to the object store that failed; reads count objects that are not there too.",
              "target",
              "component",
              "operation")
          .takes(
              series(
                  "P:metastore:head_failure_unlabeled",
                  "component",
                  "flytepropeller",
                  "operation",
                  "head"),
              series(
                  "P:metastore:read_failure_unlabeled",
                  "component",
                  "flytepropeller",
                  "operation",
                  "read"),
              series(
                  "P:metastore:write_failure_unlabeled",
                  "component",
                  "flytepropeller",
                  "operation",
                  "write"),
              series(
                  "A:storage:head_failure_unlabeled",
                  "component",
                  "flyteadmin",
                  "operation",
                  "head"),
              series(
                  "A:storage:read_failure_unlabeled",
                  "component",
                  "flyteadmin",
                  "operation",
                  "read"),
              series(
                  "A:storage:write_failure_unlabeled",
                  "component",
                  "flyteadmin",
                  "operation",
                  "write"));

  static final List<Signal> ALL = List.of(OPERATIONS_FAILED);

  private StorageSignals() {}
}
