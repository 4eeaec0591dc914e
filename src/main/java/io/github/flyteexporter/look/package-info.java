/**
 * Direct looks: our own small calls to what Flyte depends on and to Flyte itself, one of each kind
 * a round, and how they ended: which step failed, with which status, after how long.
 *
 * <p>A look goes beside the rounds and has a time limit of its own; a round waits half a second for
 * it. No credentials are sent. What must not be here: judgement of what was seen.
 */
package io.github.flyteexporter.look;
