/**
 * What fake services share: a small HTTP server on a loopback socket, what it was asked, and the faults its callers are
 * to meet. Uses the JDK and the JSON mapper of lead-core.
 */
@NullMarked
package io.leadbridge.testkit.http;

import org.jspecify.annotations.NullMarked;
