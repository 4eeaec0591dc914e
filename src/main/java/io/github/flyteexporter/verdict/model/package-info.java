/** The closed lists of the judgement: functions, causes, facts. */
package io.github.flyteexporter.verdict.model;
