package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.stream.Stream;

/** How Flyte's calls of the object store and of the database end. */
final class StorageOutcomes implements Observer {

  @Override
  public Stream<Observation> observe(Scene scene) {
    return scene.targets().stream().flatMap(target -> observe(target, scene.limits()));
  }

  private static Stream<Observation> observe(Target target, Limits limits) {
    Observations seen = new Observations(EvidenceKind.OUTCOME, target.name(), target.seconds());
    for (String root : List.of("P:metastore:", "A:storage:")) {
      for (String operation : List.of("head", "read", "write")) {
        store(target, root, operation, limits, seen);
      }
    }
    fine(target, limits, seen);
    // an error that is PostgreSQL's own answer; the other counter has cancelled requests in it
    double answers = target.rise(List.of("A:errors:postgres_error", "A:errors:undefined_table"));
    if (answers > limits.of(Limit.DATABASE_ERRORS) * target.seconds()) {
      seen.bad(
          NodeKind.DATABASE,
          Mode.REJECTS,
          Strength.ATTRIBUTED,
          Fact.DATABASE_ERRORS_PER_SECOND,
          answers / target.seconds());
    }
    double others = target.rise("A:errors:gorm_error");
    if (others > limits.of(Limit.DATABASE_ERRORS) * target.seconds()) {
      seen.bad(
          NodeKind.DATABASE,
          Mode.DOWN,
          Strength.ATTRIBUTED,
          Fact.DATABASE_ERRORS_PER_SECOND,
          others / target.seconds());
    }
    return seen.all().stream();
  }

  /** That they go well, most of all against what we see from elsewhere. */
  private static void fine(Target target, Limits limits, Observations seen) {
    double stored = 0;
    double lost = 0;
    for (String root : List.of("P:metastore:", "A:storage:")) {
      for (String operation : List.of("head", "read", "write")) {
        lost += target.rise(root + operation + "_failure_unlabeled");
        stored += target.rise(root + family(operation) + "_unlabeled_count");
      }
    }
    if (stored >= limits.of(Limit.CALLS) && lost < limits.of(Limit.CALLS_FEW) * stored) {
      seen.good(NodeKind.OBJECT_STORE, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.CALLS_FINE, stored);
    }
    double events = target.rise("grpc_server_handled_total", StorageOutcomes::writes);
    double good =
        target.rise(
            "grpc_server_handled_total", of -> writes(of) && of.get("grpc_code").equals("OK"));
    if (good >= limits.of(Limit.CALLS) && events - good < limits.of(Limit.CALLS_FEW) * events) {
      seen.good(NodeKind.DATABASE, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.CALLS_FINE, good);
    }
  }

  private static boolean writes(Labels of) {
    return of.get("grpc_method").endsWith("Event");
  }

  private static String family(String operation) {
    return operation.equals("read") ? "read_open" : operation;
  }

  private static void store(
      Target target, String root, String operation, Limits limits, Observations seen) {
    double failed = target.rise(root + operation + "_failure_unlabeled");
    double done = target.rise(root + family(operation) + "_unlabeled_count");
    if (failed >= limits.of(Limit.STORE_CALLS)
        && failed >= limits.of(Limit.STORE_CALLS_FAIL) * (done + failed)) {
      seen.bad(
          NodeKind.OBJECT_STORE,
          Mode.REJECTS,
          Strength.ATTRIBUTED,
          Fact.STORAGE_FAILURES_PER_SECOND,
          failed / target.seconds());
    }
  }
}
