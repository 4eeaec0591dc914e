package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.core;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The object store fails propeller and flyteadmin. */
class ObjectStoreMechanismsTest extends MechanismsFixture {
  private static final String STORE =
      "failed at Node[n0]. StorageError: Failed to store inputs for Node. InputsFile"
          + " [s3://b/metadata/p/x/n0/data/inputs.pb], caused by: ";

  private static final String RESET =
      "Failed to write data [5b] to path [m/x]: PutObject, putting object: RequestError: send"
          + " request failed\ncaused by: Put \"https://minio:9000/b/x\": EOF";

  private static Mechanism error(String text) {
    return store(
        text.substring(0, Math.min(150, text.length())),
        moment -> {
          moment.roundsFail(STORE + text);
          moment.creations("Internal");
        });
  }

  private static Mechanism store(String name, Consumer<Moment> change) {
    return binary(name, Cause.OBJECT_STORE, change);
  }

  private static Stream<Mechanism> answers() {
    return Stream.of(
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: RequestError:"
                + " send request failed\ncaused by: Put \"https://minio:9000/b/x\": dial tcp"
                + " 10.96.7.7:9000: connect: connection refused",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: RequestError:"
                + " send request failed\ncaused by: Put \"https://minio:9000/b/x\": tls: failed to"
                + " verify certificate: x509: certificate has expired or is not yet valid",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " XMinioStorageFull: Storage backend has reached its minimum free drive"
                + " threshold. Please delete a few objects to proceed.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " RequestTimeTooSkewed: The difference between the request time and the server's"
                + " time is too large.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: SlowDown: Please"
                + " reduce your request rate.\n\tstatus code: 503",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: NoSuchBucket: The"
                + " specified bucket does not exist",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: ExpiredToken: The"
                + " provided token has expired.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " KMS.DisabledException: key is disabled.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: QuotaExceeded:"
                + " Bucket quota exceeded",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: BucketRegionError:"
                + " incorrect region, the bucket is not in 'us-east-1' region at endpoint ''\n"
                + "\tstatus code: 301, request id: , host id: ",
            "path:s3://b/x: getItem, getting the object: RequestError: send request failed caused"
                + " by: Get \"https://minio:9000/b/x\": x509: certificate signed by unknown"
                + " authority",
            "path:s3://b/x: getItem, getting the object: RequestError: send request failed caused"
                + " by: Get \"https://s3.example.com/b/x\": read tcp 10.1.0.7:4->10.2.0.9:443:"
                + " read: connection reset by peer",
            "path:s3://b/x: getItem, getting the object: RequestError: send request failed caused"
                + " by: Get \"https://s3.example.com/b/x\": proxyconnect tcp: dial tcp"
                + " 10.0.0.1:3128: i/o timeout",
            "path:s3://b/x: getItem, getting the object: InternalError: We encountered an internal"
                + " error. Please try again.\n\tstatus code: 500",
            "path:s3://b/x: getItem, getting the object: SerializationError: failed to unmarshal"
                + " error message\n\tstatus code: 502",
            "path:gs://b/x: googleapi: Error 429: The rate limit for this project has been"
                + " exceeded",
            "path:abfs://b/x: RESPONSE 503: 503 The server is busy. ERROR CODE: ServerBusy")
        .map(ObjectStoreMechanismsTest::error);
  }

  private static Stream<Mechanism> silent() {
    return Stream.of(
        store(
            "it is cut off for Flyte alone: reads and writes fail by count, without a word",
            moment -> {
              moment.store(0, 0, 20);
              moment.rounds(5, 60);
              moment.creations("Internal");
            }),
        store(
            "it is slow for Flyte and for us",
            moment -> {
              moment.store(6, 4, 0);
              moment.slowRounds(4, 9);
              moment.workers(0, 9, 20);
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.OK, 4, "get", "head_bucket");
            }),
        store(
            "half of its connections are reset",
            moment -> {
              moment.store(15, 0.01, 15);
              moment.rounds(20, 70);
              moment.failing.addAll(Collections.nCopies(4, STORE + RESET));
              moment.served("CreateExecution", "OK", 2);
              moment.served("CreateExecution", "Internal", 4);
            }),
        store(
            "a tenth of the packets to it is lost",
            moment -> {
              moment.store(12, 0.9, 0);
              moment.slowRounds(15, 2.4);
              moment.workers(moment.age % 2, 4, 8);
              moment.rise("A:create_execution:duration_ms_sum", 6 * 2_000);
              moment.look(
                  LookSamples.OBJECT_STORE,
                  LookOutcome.OK,
                  moment.age % 2 == 0 ? 1.5 : 0.02,
                  "get",
                  "head_bucket");
            }),
        core(
            "flyteadmin alone may not write",
            Cause.OBJECT_STORE,
            moment -> {
              moment.creations("Internal");
              moment.rise("A:storage:write_failure_unlabeled", 12);
              moment.rise("A:storage:write_unlabeled_count", 0);
            }),
        core(
            "it is slow for propeller alone",
            Cause.OBJECT_STORE,
            moment -> {
              for (String family : List.of("head", "read_open", "write")) {
                moment.rise("P:metastore:" + family + "_unlabeled_count", 6);
                moment.rise("P:metastore:" + family + "_unlabeled_ms_sum", 6 * 3_000);
              }
              moment.slowRounds(5, 8);
              moment.workers(0, 9, 20);
            }),
        store(
            "it is frozen",
            moment -> {
              moment.stuck();
              moment.servedWaits("CreateExecution", 6);
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get", "head_bucket");
            }));
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.concat(answers(), silent());
  }
}
