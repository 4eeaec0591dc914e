/** The client side of HTTP: URLs, TLS, proxies, secrets, one bounded request and why it failed. */
package io.github.flyteexporter.http;
