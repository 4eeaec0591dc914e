/** The incident that goes on, those that are over, and their damage. */
package io.github.flyteexporter.verdict.incident;
