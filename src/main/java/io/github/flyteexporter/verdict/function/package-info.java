/** Whether each function of the platform works, by what is owed and delivered. */
package io.github.flyteexporter.verdict.function;
