/** What several sinks and their providers share. Uses {@code sink}, {@code mapping} and {@code internal.http}. */
@NullMarked
package io.leadbridge.sinks.internal;

import org.jspecify.annotations.NullMarked;
