/**
 * Each cause in one literal: what it is, how early it is detected, its facts, the first action, and
 * its section in the runbook.
 */
package io.github.flyteexporter.verdict.cause;
