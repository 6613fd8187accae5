/**
 * Figures of Leadbridge, each a ratio within one run, since machines differ and are shared. Start at {@link
 * io.leadbridge.examples.benchmarks.Benchmarks}. Uses every room; nothing uses it, and it is not published.
 */
@NullMarked
package io.leadbridge.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
