/**
 * What is wrong with a served certificate chain: the only place where certificates are read.
 *
 * <p>Java says only that a chain is not trusted. Here the fault that helps is named: expired, of
 * another host, of an unknown authority.
 */
package io.github.flyteexporter.probe.tls;
