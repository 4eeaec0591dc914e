package io.github.flyteexporter.probe;

import java.net.InetAddress;

/**
 * A way to a server that was found open.
 *
 * @param address the address that took the connection
 */
record ConnectedPath(InetAddress address) {}
