/** The checks of the command {@code doctor}, each a literal in the file of its area. */
package io.github.flyteexporter.doctor.check;
