package io.github.flyteexporter.probe;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * A way to a server that was found open.
 *
 * @param address the address that took the connection
 * @param manager what judges its certificate, empty where any will do or there is no TLS
 */
record ConnectedPath(InetAddress address, Optional<X509TrustManager> manager) {}
