/**
 * For tests of code that uses Leadbridge: payloads and leads, doubles of what is slow or remote, and contracts to
 * extend. Uses {@code model} and {@code sink}; contracts need JUnit Jupiter (5 or 6) and AssertJ.
 */
@NullMarked
package io.leadbridge.testkit;

import org.jspecify.annotations.NullMarked;
