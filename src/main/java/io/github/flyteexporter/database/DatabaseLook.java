package io.github.flyteexporter.database;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The login and the smallest query of a read of the database, as a direct look. */
final class DatabaseLook {
  private final Map<Look, String> looks = new LinkedHashMap<>();

  /** A call that ended well. */
  void done(String call, Duration took) {
    looks.put(new Look(call, LookOutcome.OK, LookPhase.STATUS, "", took), "");
  }

  /** The call that is not done yet has failed: the login, or after it the query. */
  void failed(DatabaseFailure why, Duration took) {
    String call = looks.isEmpty() ? LookSamples.LOGIN : LookSamples.QUERY;
    if (looks.size() < 2) {
      looks.put(of(call, why, took), String.valueOf(why.getMessage()));
    }
  }

  /** Both calls as a reading. */
  Reading reading(Instant at) {
    return Look.reading(LookSamples.DATABASE, at, looks);
  }

  /** Class 08 is a connection that failed, 28 a login that was refused; others are the server's. */
  private static Look of(String call, DatabaseFailure why, Duration took) {
    String state = why.state();
    if (!state.isEmpty() && !state.startsWith("08")) {
      boolean denied = why.reason() == DatabaseReason.AUTH || state.equals("42501");
      LookOutcome outcome =
          denied
              ? LookOutcome.DENIED
              : why.reason() == DatabaseReason.TLS ? LookOutcome.TLS : LookOutcome.ERROR;
      return new Look(call, outcome, LookPhase.STATUS, state, took);
    }
    LookPhase open = call.equals(LookSamples.LOGIN) ? LookPhase.CONNECT : LookPhase.FIRST_BYTE;
    return switch (why.reason()) {
      case DNS -> new Look(call, LookOutcome.DNS, LookPhase.DNS, "", took);
      case TIMEOUT -> new Look(call, LookOutcome.HUNG, open, "", took);
      case TLS -> new Look(call, LookOutcome.TLS, LookPhase.TLS, "", took);
      case AUTH, FORBIDDEN -> new Look(call, LookOutcome.DENIED, LookPhase.STATUS, "", took);
      default -> new Look(call, LookOutcome.REFUSED, open, "", took);
    };
  }
}
