package io.leadbridge.validation;

/**
 * One way in which a payload breaks the schema. Holds no value of the payload.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), {@code ""} for the whole
 * @param keyword the schema's keyword that was broken, such as {@code type} or {@code required}
 * @param message what is wrong, for a person
 */
public record Violation(String pointer, String keyword, String message) {}
