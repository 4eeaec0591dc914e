package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthReason;
import java.util.Locale;

/**
 * What the errors of token endpoints mean (RFC 6749, 5.2; RFC 6750, 3.1; RFC 8707, 2), and those of
 * Auth0, Entra, Google, GitHub and fosite, which is Flyte's own server.
 */
final class TokenErrors {
  private TokenErrors() {}

  /** The reason; a code that is not known leaves the status its meaning. */
  static AuthReason reason(int status, String code, String description) {
    String text = description.toLowerCase(Locale.ROOT);
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "invalid_client",
          "unauthorized_client",
          "invalid_client_id",
          "deleted_client",
          "disabled_client",
          "incorrect_client_credentials",
          "request_unauthorized" ->
          AuthReason.BAD_CLIENT;
      case "invalid_scope", "insufficient_scope" -> AuthReason.BAD_SCOPE;
      case "invalid_target", "invalid_resource" -> AuthReason.BAD_AUDIENCE;
      case "invalid_grant" ->
          // Entra: a right that is not granted, such as AADSTS65001 and AADSTS501051
          text.contains("aadsts") ? AuthReason.FORBIDDEN : badRequest(text);
      case "invalid_request", "unsupported_grant_type" -> badRequest(text);
      case "access_denied" -> denied(status, text);
      case "admin_policy_enforced", "org_internal", "request_forbidden", "consent_required" ->
          AuthReason.FORBIDDEN;
      case "temporarily_unavailable" -> AuthReason.UNREACHABLE;
      default -> AuthResponse.reason(status);
    };
  }

  private static AuthReason badRequest(String text) {
    return text.contains("audience") ? AuthReason.BAD_AUDIENCE : AuthReason.BAD_REQUEST;
  }

  /** Auth0 says it of all that it refuses; 401 is a wrong secret. */
  private static AuthReason denied(int status, String text) {
    if (text.contains("audience") || text.contains("service not")) {
      return AuthReason.BAD_AUDIENCE;
    } else if (text.contains("scope")) {
      return AuthReason.BAD_SCOPE;
    }
    return status == 401 ? AuthReason.BAD_CLIENT : AuthReason.FORBIDDEN;
  }
}
