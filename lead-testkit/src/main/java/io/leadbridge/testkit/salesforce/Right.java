package io.leadbridge.testkit.salesforce;

/** What the integration user may be allowed, and what is refused without it. */
public enum Right {
    /** Use the API at all: 403 {@code API_DISABLED_FOR_ORG}. */
    API,
    /** Create leads: 403 {@code INSUFFICIENT_ACCESS_OR_READONLY}. */
    CREATE,
    /** Change leads: 403 {@code INSUFFICIENT_ACCESS_OR_READONLY}. */
    EDIT,
    /** See setup, and with it the org's limits: 403 {@code FUNCTIONALITY_NOT_ENABLED}. */
    VIEW_SETUP
}
