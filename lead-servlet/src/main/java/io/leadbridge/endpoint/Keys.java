package io.leadbridge.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;

/** Decides whether a key opens something. Holds the SHA-256 digests of the keys only, never a key. */
final class Keys {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,512}");

    private final List<byte[]> digests;

    private Keys(List<byte[]> digests) {
        this.digests = digests;
    }

    static Keys of(List<String> keys) {
        return new Keys(keys.stream().distinct().map(Keys::digest).toList());
    }

    /** Whether {@code text} can be a key at all. */
    static boolean wellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether {@code key} is one of these; takes as long whichever it is. */
    boolean open(String key) {
        byte[] given = digest(key);
        boolean found = false;
        for (byte[] digest : digests) {
            found |= MessageDigest.isEqual(digest, given);
        }
        return found;
    }

    boolean isEmpty() {
        return digests.isEmpty();
    }

    int count() {
        return digests.size();
    }

    @Override
    public String toString() {
        return count() == 1 ? "1 key" : count() + " keys";
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
