package io.leadbridge.validation;

/**
 * One thing in a payload that was put right or left aside while reading. Holds no value of the payload.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), as sent but for control characters; {@code ""} for the whole
 * @param message what was done, for a person
 */
public record Warning(String pointer, String message) {
    public Warning {
        pointer = CleanText.line(pointer, noted -> {});
    }
}
