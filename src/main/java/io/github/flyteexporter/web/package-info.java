/**
 * The HTTP server: routes, TLS, login, limits for clients.
 *
 * <p>A request only copies what the last round rendered; nothing here reads from Flyte, save a
 * configured probe that is run by its name. Vert.x Web does routing and header parsing. Basic
 * authentication is our own, because {@code BasicAuthHandler} of Vert.x Web 5.1 answers a malformed
 * header with 400 or 500 instead of 401, takes the first of two {@code Authorization} headers, and
 * hands the provider no address, so that logins could not be limited by client nor refused with
 * 503.
 *
 * <p>What must not be here: judgement, metrics, and any address or file name that comes from a
 * request.
 */
package io.github.flyteexporter.web;
