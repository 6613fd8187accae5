package io.leadbridge.testkit.salesforce;

/** What the standard lead duplicate rule does about a lead whose e-mail address is there already. */
public enum DuplicateRule {
    /** Nothing. */
    OFF,
    /** Refuses it unless the caller asks for {@code allowSave=true}; active in fresh orgs. */
    ALERT,
    /** Refuses it, whatever the caller asks for. */
    BLOCK
}
