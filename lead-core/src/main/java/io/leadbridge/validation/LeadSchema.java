package io.leadbridge.validation;

/** Placeholder body: written by the validation room. */
public final class LeadSchema {
    private LeadSchema() {}
}
