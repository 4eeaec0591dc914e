/**
 * The command line: one class for each command, with its options and help texts, and the set-up of
 * logging.
 *
 * <p>A command parses, calls one class of another room and prints. Errors become exit codes here: 1
 * for a runtime failure, 2 for a usage or configuration error.
 *
 * <p>What must not be here: anything that a test would want to call without a command line.
 */
package io.github.flyteexporter.cli;
