/**
 * The settings: immutable records that validate themselves and carry their defaults, read from one
 * YAML file and the environment.
 *
 * <p>A key is declared once, as a record component with a {@link
 * io.github.flyteexporter.config.Description}; file, environment variable, effective settings and
 * the table in src/docs/configuration.md follow from it. The binder is our own because databind
 * cannot do what an operator needs at night: the file, line and key of every mistake, a suggestion
 * for a mistyped key, one key space for file and environment, aliases of former names, and no
 * secret in a message. It is some 400 lines on Jackson's YAML tokenizer.
 *
 * <p>What must not be here: anything that opens a connection or reads the files that settings name;
 * that is the job of the rooms that use them.
 */
package io.github.flyteexporter.config;
