/** The report of the command {@code doctor} as text, JSON, JUnit's XML and Markdown. */
package io.github.flyteexporter.doctor.output;
