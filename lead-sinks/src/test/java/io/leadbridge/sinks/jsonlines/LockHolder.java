package io.leadbridge.sinks.jsonlines;

import java.nio.file.Path;

/** A process of its own that locks the file named by its argument until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        try (LeadFile file = LeadFile.open(Path.of(args[0]))) {
            System.out.println("locked " + file.content().size());
            while (System.in.read() >= 0) {
                // until its end
            }
        }
    }
}
