/**
 * Outgoing credentials: none, a token file, OAuth2 client credentials; and the login as a browser
 * begins it.
 *
 * <p>It follows Flyte's own clients step by step, so that a step that fails here fails for them.
 * Token requests and answers are those of {@code golang.org/x/oauth2}, which takes more than the
 * standard allows; JWTs are read by Nimbus JOSE and never checked, since that is flyteadmin's
 * business. Nothing of a secret may leave this room but the header of a request.
 */
package io.github.flyteexporter.auth;
