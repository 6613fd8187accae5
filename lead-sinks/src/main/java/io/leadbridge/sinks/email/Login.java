package io.leadbridge.sinks.email;

/** Who we are to the mail server. */
record Login(String username, String password) {
    /** Nothing of it is shown. */
    @Override
    public String toString() {
        return "Login";
    }
}
