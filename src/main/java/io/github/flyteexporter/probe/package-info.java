/** Small sources that try a door as a person or program would: HTTP, gRPC, TLS, DNS, PostgreSQL. */
package io.github.flyteexporter.probe;
