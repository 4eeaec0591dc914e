/** The REST API of flyteadmin as a source. */
package io.github.flyteexporter.admin;
