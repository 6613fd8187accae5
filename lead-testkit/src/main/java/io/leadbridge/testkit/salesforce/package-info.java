/**
 * A fake Salesforce org: the token endpoint, the REST API's part for leads, and Web-to-Lead, on real loopback sockets, as
 * strict as Salesforce's documentation. Begin at {@link io.leadbridge.testkit.salesforce.FakeSalesforce}. Uses {@code
 * testkit.http}.
 */
@NullMarked
package io.leadbridge.testkit.salesforce;

import org.jspecify.annotations.NullMarked;
