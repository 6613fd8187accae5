package io.leadbridge;

import io.leadbridge.model.LeadId;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts failed attempts in a row, to tell a destination that is down from a lead that it cannot take. Safe for use by
 * several threads.
 */
final class Failures {
    /** So many in a row are the destination's fault, if they were not all of one lead. */
    static final int IN_A_ROW = 5;

    private static final int LEADS = 2;

    private final Set<LeadId> leads = new HashSet<>();
    private int inARow;

    /** Counts one of {@code lead}; gives whether it is the destination's fault by now, and then counts anew. */
    synchronized boolean add(LeadId lead) {
        inARow++;
        if (leads.size() < LEADS) {
            leads.add(lead);
        }
        boolean failing = inARow >= IN_A_ROW && leads.size() >= LEADS;
        if (failing) {
            clear();
        }
        return failing;
    }

    /** An attempt got an answer that is none of these. */
    synchronized void clear() {
        inARow = 0;
        leads.clear();
    }
}
