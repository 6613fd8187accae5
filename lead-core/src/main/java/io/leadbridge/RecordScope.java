package io.leadbridge;

/** What a destination has one record for. */
public enum RecordScope {
    /** One record for each lead, which is created and never changed. */
    LEAD,
    /**
     * One record for each person (by e-mail) and offer. A repeated lead changes the fields which the mapping marks for
     * that, and only if it is the newest. A lead without an e-mail gets a record of its own.
     */
    PERSON_OFFER
}
