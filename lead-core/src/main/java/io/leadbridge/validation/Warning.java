package io.leadbridge.validation;

/**
 * One thing in a payload that was put right or left aside while reading. Holds no value of the payload.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), as sent
 * @param message what was done, for a person
 */
public record Warning(String pointer, String message) {}
