package io.leadbridge.testkit.http;

import java.io.IOException;

/** What one request meets instead of the right answer. */
@FunctionalInterface
interface Fault {
    /** The right answer, at once. */
    Fault NONE = exchange -> exchange.send(exchange.carryOut());

    void meet(Exchange exchange) throws IOException, InterruptedException;
}
