package io.leadbridge;

/** What happens to a lead that is special: a marked test lead, or one of a person who must not be contacted. */
public enum Handling {
    /** It is kept, can be found by its id, and no destination gets it. */
    RECORD,
    /** It is delivered like any other. */
    DELIVER
}
