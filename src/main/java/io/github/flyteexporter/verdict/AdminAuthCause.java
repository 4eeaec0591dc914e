package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin does not know propeller. Honest detection time: one reading. The first call of Flyte's
 * client is always unauthenticated (flyte v1.16.8, flyteidl/clients/go/admin/auth_interceptor.go),
 * so that it takes half of them.
 */
final class AdminAuthCause implements CauseRule {
  private static final double MANY_PERCENT = 60;
  private static final Set<String> CODES = Set.of("Unauthenticated", "PermissionDenied");

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double refused = Calls.ofAdmin(frame, CODES).percent();
    return words
        .about(Cause.ADMIN_AUTH)
        .proof(Fact.CALLS_UNAUTHENTICATED_PERCENT, refused >= MANY_PERCENT ? refused : 0, 0.8)
        .testimony(Cause.ADMIN_AUTH);
  }
}
