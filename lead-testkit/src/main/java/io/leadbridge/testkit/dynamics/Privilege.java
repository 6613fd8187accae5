package io.leadbridge.testkit.dynamics;

/** What the application user's security role may allow, and what is refused with 403 {@code 0x80040220} without it. */
public enum Privilege {
    /** Create leads. */
    CREATE_LEAD("prvCreateLead"),
    /** Read leads. */
    READ_LEAD("prvReadLead"),
    /** Change leads; a {@code PATCH} that may create or update needs it too. */
    WRITE_LEAD("prvWriteLead"),
    /** Delete leads. */
    DELETE_LEAD("prvDeleteLead"),
    /** Bind other rows to leads by {@code @odata.bind}. */
    APPEND_LEAD("prvAppendLead"),
    /** Read table definitions. */
    READ_METADATA("prvReadEntity");

    private final String platformName;

    Privilege(String platformName) {
        this.platformName = platformName;
    }

    /** As Dataverse writes it: {@code prvCreateLead}. */
    public String platformName() {
        return platformName;
    }
}
