package io.leadbridge.sinks.email;

/** Says whether the optional dependency is there, before a class that names it is loaded. */
final class Library {
    static final String MISSING =
            "needs the library org.eclipse.angus:angus-mail; add it to the build (2.0.5 is what it"
                    + " is tested with), or put its jar and those of its dependencies next to this one";

    private Library() {}

    static boolean isThere() {
        try {
            Class.forName("org.eclipse.angus.mail.smtp.SMTPTransport", false, Library.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
