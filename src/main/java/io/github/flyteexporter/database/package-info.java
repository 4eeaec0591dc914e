/**
 * Flyte's PostgreSQL as a source, opt-in: connections, transactions, locks, size and applied
 * migrations.
 *
 * <p>Read by JDBC on a worker thread with a read-only role of the exporter's own. Every query has
 * its own transaction, its limit in time and the GRANT it needs, so that one that is locked or
 * forbidden leaves the others. The driver is the official one; pools are not needed for one
 * connection every 30 s.
 *
 * <p>What must not be here: writes, prepared statements (PgBouncer), texts with the password, and
 * judgement of what was read.
 */
package io.github.flyteexporter.database;
