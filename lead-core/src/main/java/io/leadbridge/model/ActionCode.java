package io.leadbridge.model;

import java.util.List;

/**
 * What the customer did, in Microsoft's codes. The set is open: Microsoft publishes no complete list, so an unknown
 * code is kept as it was sent. Known codes are recognised in any letter case and written in Microsoft's spelling.
 *
 * @param value the code, never blank
 */
public record ActionCode(String value) {
    /** The customer acquired the offer. */
    public static final ActionCode INS = new ActionCode("INS");
    /** "Contact me" in AppSource. */
    public static final ActionCode PLT = new ActionCode("PLT");
    /** Do not contact: another partner listed on the same page was asked; a notification only. */
    public static final ActionCode DNC = new ActionCode("DNC");
    /** Bought or deployed from inside the Azure portal. */
    public static final ActionCode CREATE = new ActionCode("Create");
    /** A test drive was started. */
    public static final ActionCode START_TEST_DRIVE = new ActionCode("StartTestDrive");

    /** The codes Microsoft documents. */
    public static final List<ActionCode> KNOWN = List.of(INS, PLT, DNC, CREATE, START_TEST_DRIVE);

    public ActionCode {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an action code is not blank; leave it out instead");
        }
        value = Spelling.canonical(value.strip(), "INS", "PLT", "DNC", "Create", "StartTestDrive");
    }

    /** Whether Microsoft documents this code. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return value;
    }
}
