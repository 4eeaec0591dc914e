package io.github.flyteexporter.auth;

import io.vertx.core.buffer.Buffer;

/** What flyteadmin means by refusing a call. */
final class Refusal {
  private Refusal() {}

  /**
   * Why a call was refused.
   *
   * @param message what flyteadmin says: first what is wrong with the access token, then always
   *     that there is no id token either (flyte v1.16.8, flyteadmin/auth/handlers.go:318-332)
   * @param shown the same as people may see it
   * @param fresh whether the token should still hold by our clock
   */
  static AuthFailure of(Steps steps, int status, String message, String shown, boolean fresh) {
    Reason reason = reason(status, message);
    String detail = "flyteadmin answered " + status + (shown.isEmpty() ? "" : ", " + shown);
    boolean checkerAhead = steps.checkerAhead().compareTo(Skew.WORTH_A_WORD) > 0;
    if (reason == Reason.EXPIRED && fresh && checkerAhead) {
      reason = Reason.CLOCK;
    }
    long apart = steps.checkerAhead().toSeconds();
    if (reason == Reason.CLOCK && apart != 0) {
      detail = "flyteadmin's clock is " + apart + " s ahead of the token server's; " + detail;
    }
    return new AuthFailure(Step.CALL, reason, detail);
  }

  private static Reason reason(int status, String message) {
    if (status != 401) {
      return Answer.reason(status);
    } else if (message.contains("Could not retrieve bearer token")) {
      return Reason.NO_TOKEN;
    } else if (message.contains("Token is expired")) {
      return Reason.EXPIRED;
    } else if (message.contains("used before issued") || message.contains("not valid yet")) {
      return Reason.CLOCK;
    } else if (message.contains("verification error")
        || message.contains("signature is invalid")
        || message.contains("key is of invalid type")) {
      return Reason.WRONG_KEY;
    } else if (message.contains("invalid audience")) {
      return Reason.BAD_AUDIENCE;
    } else if (message.contains("required scope")) {
      return Reason.BAD_SCOPE;
    } else if (message.contains("invalid number of segments")
        || message.contains("token is malformed")
        || message.contains("illegal base64")) {
      return Reason.MALFORMED;
    } else {
      return message.isEmpty()
              || message.contains("unauthenticated")
              || message.contains("JWT_VERIFICATION")
          ? Reason.OTHER
          : Reason.FORBIDDEN; // it is not flyteadmin that speaks
    }
  }

  /** The gateway's error body is {@code {"code":16,"message":"...","details":[]}}. */
  static String message(Buffer body) {
    return Fields.of(body).map(fields -> fields.text("message")).orElse("");
  }
}
