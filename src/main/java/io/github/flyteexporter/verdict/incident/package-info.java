/** The open incident, those that have ended, and their damage. */
package io.github.flyteexporter.verdict.incident;
