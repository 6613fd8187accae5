package io.leadbridge.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.stream.Stream;

/**
 * Turns the bytes of a payload into characters. JSON is UTF-8 (RFC 8259); a byte order mark, or the zero bytes that
 * UTF-16 and UTF-32 have in the first ASCII characters (RFC 4627), say otherwise. What a Content-Type claims is not
 * asked for.
 */
final class PayloadText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PayloadText() {}

    static CharBuffer decode(byte[] body, Warnings warnings) throws NotJsonException {
        String charset = charset(body);
        if (!charset.equals("UTF-8")) {
            warnings.add("", "read as " + charset + "; JSON should be UTF-8");
        }
        CharBuffer text = decode(body, charset);
        if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
            warnings.add("", "byte order mark skipped");
            text.get();
        }
        return text;
    }

    private static CharBuffer decode(byte[] body, String charset) throws NotJsonException {
        // Bytes that are no text are refused: replaced by U+FFFD they would change a name without a word.
        CharsetDecoder decoder = Charset.forName(charset).newDecoder();
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(body.length * (double) decoder.maxCharsPerByte()));
        boolean broken = decoder.decode(ByteBuffer.wrap(body), text, true).isError();
        text.flip();
        if (broken) {
            String[] lines = text.toString().split("\r\n|\r|\n", -1);
            throw new NotJsonException("not " + charset, lines.length, lines[lines.length - 1].length() + 1);
        }
        return text;
    }

    private static String charset(byte[] body) {
        int[] first = Stream.of(0, 1, 2, 3)
                .mapToInt(i -> i < body.length ? Byte.toUnsignedInt(body[i]) : -1)
                .toArray();
        if (first[0] == 0 && first[1] == 0) {
            return "UTF-32BE";
        }
        if (first[0] != 0 && first[1] >= 0 && first[2] == 0 && first[3] == 0) {
            return "UTF-32LE";
        }
        if (first[0] == 0 || (first[0] == 0xFE && first[1] == 0xFF)) {
            return "UTF-16BE";
        }
        return first[1] == 0 || (first[0] == 0xFF && first[1] == 0xFE) ? "UTF-16LE" : "UTF-8";
    }
}
