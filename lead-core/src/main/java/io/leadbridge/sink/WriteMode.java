package io.leadbridge.sink;

/** Says what a delivery may do to the record at the destination. */
public enum WriteMode {
    /** It creates the record; one that is there already stays as it is, and the lead counts as delivered. */
    CREATE,
    /**
     * It creates the record, or changes the one that is there, in the fields which the mapping marks for that and in no
     * other: for destinations with one record per person and offer.
     */
    UPSERT,
    /** It changes the record that is there, which a person asked for; where there is none, it is rejected. */
    UPDATE
}
