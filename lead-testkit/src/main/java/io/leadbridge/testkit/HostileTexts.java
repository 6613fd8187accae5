package io.leadbridge.testkit;

import java.util.Map;
import java.util.TreeMap;

/** Texts that a careless sink breaks on: what each is, and the text. */
final class HostileTexts {
    private static final int LONG_BYTES = 100 * 1024;

    private HostileTexts() {}

    static Map<String, String> all() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("line breaks", "one\r\ntwo\nthree\rfour\u2028five\u2029six\u0085seven");
        texts.put("quotes and backslashes", "\"'`´\\\"\\\\n\\u0041 \\");
        texts.put("emoji and other planes", "👩‍💻 𝔊𝔯üß 🇨🇭 \uD83D\uDE00");
        texts.put(
                "control characters", "bell\u0007, escape\u001b[31m, delete\u007f, backspace\b, tab\t, \u0001\u001f.");
        texts.put("right to left", "\u202Eשלום\u202C مرحبا");
        texts.put("combining and normalising", "e\u0301 ﬁ ß İ ı K \uFEFF\u200B.");
        texts.put("markup", "<script>alert(1)</script> &amp; <![CDATA[ ]]> --> <b>");
        texts.put("templates and formulas", "=1+1 ${jndi:ldap://x} {{x}} #{x} %s %n {FirstName}");
        texts.put("queries", "'; DROP TABLE leads; -- \" OR 1=1");
        texts.put("header injection", "Subject\r\nBcc: nobody@example.com\r\n\r\nbody");
        texts.put("JSON", "{\"id\":\"x\"}\n{\"id\":\"y\"}");
        texts.put("100 KiB", "0123456789abcde\n".repeat(LONG_BYTES / 16 - 1) + "0123456789abcdef");
        return texts;
    }
}
