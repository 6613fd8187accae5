package io.leadbridge.sinks.jsonlines;

import java.nio.file.Path;

/** A process of its own that locks the file named by its argument until told to go. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        try (LeadFile file = LeadFile.open(Path.of(args[0]))) {
            file.force();
            Child.readyToGo();
        }
    }
}
