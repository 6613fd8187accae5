package io.leadbridge.testkit.dynamics;

/** How far the set-up of the application user in the Dataverse environment has come. */
public enum ApplicationUser {
    /** There, enabled, with a security role. */
    READY,
    /** Not created: tokens are good, every call gets 403 {@code 0x80072560}. The most common mistake in the field. */
    MISSING,
    /** Created, then disabled: 403 {@code 0x80040225}. */
    DISABLED,
    /** Created without a security role: 403 {@code 0x80042f09}. */
    WITHOUT_ROLE
}
