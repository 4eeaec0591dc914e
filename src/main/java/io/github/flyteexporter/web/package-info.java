/** Routes and pages. */
package io.github.flyteexporter.web;
