package io.leadbridge.testkit.salesforce;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** The key pair behind the certificate of the connected app: one for all fakes, made when first needed. */
final class AppKeys {
    private static final int BITS = 2048;

    static final KeyPair PAIR = make();

    private AppKeys() {}

    private static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
