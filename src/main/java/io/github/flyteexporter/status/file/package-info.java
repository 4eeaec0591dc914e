/** The history of the status page as a file that survives a restart. */
package io.github.flyteexporter.status.file;
