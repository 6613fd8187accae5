package io.leadbridge.testkit.http;

import java.net.URI;
import java.util.List;

/** A fake service that is reached over HTTP: where it is, what it was asked, and what its callers are to meet. */
public interface HttpFake extends AutoCloseable {
    /** The server under it. */
    FakeServer server();

    /** Its address, without a path: {@code http://127.0.0.1:49152}. */
    default URI url() {
        return server().url();
    }

    /** Sets what the next request meets. */
    default Faults next() {
        return server().next();
    }

    /** Sets what the next {@code requests} meet. */
    default Faults next(int requests) {
        return server().next(requests);
    }

    /** Sets what requests meet until {@link #clear}. */
    default Faults always() {
        return server().always();
    }

    /** Takes all faults away and lets hanging requests go on. */
    default void clear() {
        server().clear();
    }

    /** Lets hanging requests go on; later ones hang again while the fault stands. */
    default void release() {
        server().release();
    }

    /** The latest requests, oldest first; see {@link FakeServer#requests}. */
    default List<Request> requests() {
        return server().requests();
    }

    @Override
    default void close() {
        server().close();
    }
}
