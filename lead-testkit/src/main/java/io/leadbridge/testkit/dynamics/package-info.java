/**
 * A fake Dynamics 365 Sales: Microsoft Entra ID's token endpoint and the Dataverse Web API, on real loopback sockets, as
 * strict as Microsoft's documentation. Begin at {@link io.leadbridge.testkit.dynamics.FakeDataverse}. Uses {@code
 * testkit.http}.
 */
@NullMarked
package io.leadbridge.testkit.dynamics;

import org.jspecify.annotations.NullMarked;
