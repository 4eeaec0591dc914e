package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.vertx.core.buffer.Buffer;

/** What flyteadmin means by refusing a call. */
final class RejectionReason {
  private RejectionReason() {}

  /**
   * Why a call was refused.
   *
   * @param message what flyteadmin says: first what is wrong with the access token, then always
   *     that there is no id token either (flyte v1.16.8, flyteadmin/auth/handlers.go:318-332)
   * @param shown the same as people may see it
   * @param fresh whether the token should still hold by our clock
   */
  static AuthFailure of(AuthSteps steps, int status, String message, String shown, boolean fresh) {
    AuthReason reason = reason(status, message);
    String detail = "flyteadmin answered " + status + (shown.isEmpty() ? "" : ", " + shown);
    boolean checkerAhead = steps.checkerAhead().compareTo(ClockSkew.WORTH_A_WORD) > 0;
    if (reason == AuthReason.EXPIRED && fresh && checkerAhead) {
      reason = AuthReason.CLOCK;
    }
    long apart = steps.checkerAhead().toSeconds();
    if (reason == AuthReason.CLOCK && apart != 0) {
      detail = "flyteadmin's clock is " + apart + " s ahead of the token server's; " + detail;
    }
    return new AuthFailure(AuthStep.CALL, reason, detail);
  }

  private static AuthReason reason(int status, String message) {
    if (status != 401) {
      return AuthResponse.reason(status);
    } else if (message.contains("Could not retrieve bearer token")) {
      return AuthReason.NO_TOKEN;
    } else if (message.contains("Token is expired")) {
      return AuthReason.EXPIRED;
    } else if (message.contains("used before issued") || message.contains("not valid yet")) {
      return AuthReason.CLOCK;
    } else if (message.contains("verification error")
        || message.contains("signature is invalid")
        || message.contains("key is of invalid type")) {
      return AuthReason.WRONG_KEY;
    } else if (message.contains("invalid audience")) {
      return AuthReason.BAD_AUDIENCE;
    } else if (message.contains("required scope")) {
      return AuthReason.BAD_SCOPE;
    } else if (message.contains("invalid number of segments")
        || message.contains("token is malformed")
        || message.contains("illegal base64")) {
      return AuthReason.MALFORMED;
    } else {
      return message.isEmpty()
              || message.contains("unauthenticated")
              || message.contains("JWT_VERIFICATION")
          ? AuthReason.OTHER
          : AuthReason.FORBIDDEN; // it is not flyteadmin that speaks
    }
  }

  /** The gateway's error body is {@code {"code":16,"message":"...","details":[]}}. */
  static String message(Buffer body) {
    return JsonFields.of(body).map(fields -> fields.text("message")).orElse("");
  }
}
