/** What several rooms share and no user needs: the one JSON mapper. Uses nothing of Leadbridge. */
@NullMarked
package io.leadbridge.internal;

import org.jspecify.annotations.NullMarked;
