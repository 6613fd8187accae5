/** What a lead is: immutable values, no behaviour beyond questions about themselves. Uses only the JSON mapper. */
@NullMarked
package io.leadbridge.model;

import org.jspecify.annotations.NullMarked;
