package io.leadbridge.sinks.salesforce;

import java.util.Map;
import java.util.function.Supplier;

/** A way to log in: makes the form that asks for a token. */
interface Credentials extends Supplier<Map<String, String>> {

    /** An app with the client credentials flow and a user to run as. */
    record ClientCredentials(String clientId, String clientSecret) implements Credentials {
        @Override
        public Map<String, String> get() {
            return Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret);
        }

        @Override
        public String toString() {
            return "ClientCredentials[" + clientId + "]";
        }
    }
}
