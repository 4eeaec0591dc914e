package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.FINISH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The object store fails Flyte 2. */
class Flyte2ObjectStoreMechanismsTest extends Flyte2MechanismsFixture {
  private static Flyte2Mechanism store(
      String name, LookOutcome outcome, double seconds, Consumer<Flyte2Moment> more) {
    return new Flyte2Mechanism(
        name,
        Cause.OBJECT_STORE,
        Set.of(ACCEPT, FINISH),
        Set.of(RECORD, LAUNCH, SCHEDULE),
        moment -> {
          moment.look(LookSamples.OBJECT_STORE, outcome, seconds);
          moment.users = false;
          moment.moves = false;
          more.accept(moment);
        });
  }

  @Override
  Stream<Flyte2Mechanism> mechanisms() {
    return Stream.of(
        store("store hung: no error, no event, no busy worker", LookOutcome.HUNG, 5, moment -> {}),
        store(
            "store refused",
            LookOutcome.REFUSED,
            0.01,
            moment ->
                moment.warns(
                    4,
                    "FailedPluginHandle",
                    "Plugin \"pod\" system error: [Interrupted] Pod failed. terminated with"
                        + " exit code (1). Reason [Error]. Message: \n"
                        + ".")),
        new Flyte2Mechanism(
            "credentials that were changed: our look sends none",
            Cause.OBJECT_STORE,
            Set.of(),
            Set.of(RECORD, SCHEDULE),
            moment -> {
              moment.users = false;
              moment.moves = false;
              moment.logs(
                  "Failed to write inputs to storage: Failed to write data [13b] to path"
                      + " [metadata/x/inputs.pb]: PutObject, putting object: AccessDenied: Access"
                      + " Denied status code: 403, request id: 1");
              moment.warns(
                  4,
                  "FailedPluginHandle",
                  "Plugin \"pod\" system error: [Interrupted] Pod failed. terminated with exit"
                      + " code (1). Reason [Error]. Message: .");
            }),
        new Flyte2Mechanism(
            "a bucket that is gone",
            Cause.OBJECT_STORE,
            Set.of(),
            Set.of(RECORD, SCHEDULE),
            moment -> {
              moment.users = false;
              moment.moves = false;
              moment.logs(
                  "Failed to write inputs to storage: Failed to write data [13b] to path"
                      + " [metadata/x/inputs.pb]: PutObject, putting object: NoSuchBucket: The"
                      + " specified bucket does not exist status code: 404, request id: 1");
              moment.warns(
                  4,
                  "FailedPluginHandle",
                  "Plugin \"pod\" system error: [Interrupted] Pod failed. terminated with exit"
                      + " code (1). Reason [Error]. Message: .");
            }),
        store(
            "store refused, and no event of it is seen", LookOutcome.REFUSED, 0.01, moment -> {}));
  }
}
