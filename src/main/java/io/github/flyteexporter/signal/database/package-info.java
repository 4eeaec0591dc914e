/**
 * Metrics of Flyte's database: the errors and times that flyteadmin counts, and what PostgreSQL
 * itself reports (connections, locks, size, migrations).
 *
 * <p>{@link io.github.flyteexporter.signal.database.MigrationBasis} says with the migrations of
 * which version the applied ones are compared. An example: {@code
 * flyte_database_connections{state="active"} 3}.
 *
 * <p>Not here: queries and the login (room {@code database}).
 */
package io.github.flyteexporter.signal.database;
