/** Flyte's PostgreSQL, read with rights of our own. */
package io.github.flyteexporter.database;
