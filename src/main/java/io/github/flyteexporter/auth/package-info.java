/** Outgoing credentials: none, a token file, OAuth2 client credentials. */
package io.github.flyteexporter.auth;
