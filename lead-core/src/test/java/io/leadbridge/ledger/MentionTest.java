package io.leadbridge.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hides an address from being erased. */
class MentionTest {
    private final Mention ann = new Mention(" Ann+Lead@Contoso.com ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Email\":\"ann+lead@contoso.com\"}",
                "ANN+LEAD@CONTOSO.COM",
                "x=ann%2Blead%40contoso.com&y=1",
                "{\"Email\":\"ann\\u002blead\\u0040contoso\\u002Ecom\"}",
                "mailto:ann+lead@contoso.com?subject=hello",
                "\uFEFF{\"Email\": oops ann+lead@contoso.com"
            })
    void itIsFoundHoweverItIsWritten(String text) {
        assertThat(ann.isIn(text.getBytes(UTF_8))).isTrue();
        assertThat(ann.isIn(text.getBytes(UTF_16))).isTrue();
        assertThat(ann.isIn(text.getBytes(UTF_16LE))).isTrue();
    }

    @Test
    void anAddressWithOtherLettersThanAsciiIsFoundToo() {
        Mention joerg = new Mention("Jörg@contoso.com");
        assertThat(joerg.isIn("<jörg@contoso.com>".getBytes(UTF_8))).isTrue();
        assertThat(joerg.isIn("<JÖRG@contoso.com>".getBytes(UTF_8))).isTrue();
        assertThat(joerg.isIn("<JÖRG@contoso.com>".getBytes(ISO_8859_1))).isTrue();
        assertThat(joerg.isIn("<jörg@contoso.com>".getBytes(UTF_16))).isTrue();
        assertThat(joerg.isIn("\"J\\u00f6rg@contoso.com\"".getBytes(UTF_8))).isTrue();
        assertThat(joerg.isIn("j%C3%B6rg%40contoso.com".getBytes(UTF_8))).isTrue();
        assertThat(joerg.isIn("jürg@contoso.com".getBytes(UTF_8))).isFalse();
    }

    @Test
    void anotherAddressIsNot() {
        assertThat(ann.isIn("bob@contoso.com, ann@contoso.com".getBytes(UTF_8))).isFalse();
        assertThat(ann.isIn(new byte[0])).isFalse();
        assertThat(ann.isIn("\\u00zz %zz % \\u00".getBytes(ISO_8859_1))).isFalse();
    }

    @Test
    void anyBytesCanBeSearched() {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(ann.isIn(all)).isFalse();
    }
}
