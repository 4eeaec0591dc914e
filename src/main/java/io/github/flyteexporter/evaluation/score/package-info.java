/** How right the verdict was: causes, functions, seconds to the right cause. */
package io.github.flyteexporter.evaluation.score;
