/**
 * The Prometheus rule files that the command {@code rules} prints: templates, the values put into
 * them, and what a value may be.
 *
 * <p>The templates are files under {@code alerts/}, packed into the program, so that thresholds can
 * be changed without a fork. Text substitution suffices because every value is checked before: none
 * can end a line or a string of a rule.
 *
 * <p>What must not be here: expressions or texts of alerts; they live in the templates.
 */
package io.github.flyteexporter.rules;
