/**
 * The steps of authentication, why each may fail, and what to change then.
 *
 * <p>Steps and reasons are closed lists, since they are label values. No request is made here.
 */
package io.github.flyteexporter.auth.step;
