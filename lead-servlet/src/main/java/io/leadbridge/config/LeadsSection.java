package io.leadbridge.config;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import java.time.Duration;

/** What {@code leads} says. */
record LeadsSection(Duration duplicatesWithin, Handling doNotContact, Handling test, Duration keep) {
    private static final Form<Handling> HANDLING = Form.oneOf(Handling.class);

    static LeadsSection read(Section leads) {
        LeadsSection read = new LeadsSection(
                leads.value("duplicates-within", Form.TIME_SPAN, LeadPipeline.Builder.DEFAULT_DUPLICATES_WITHIN),
                leads.value("do-not-contact", HANDLING, Handling.RECORD),
                leads.value("test", HANDLING, Handling.RECORD),
                leads.value("keep", Form.TIME_SPAN, LeadPipeline.Builder.DEFAULT_KEEP));
        leads.refuseOthers();
        return read;
    }

    void applyTo(LeadPipeline.Builder pipeline) {
        pipeline.duplicatesWithin(duplicatesWithin)
                .doNotContact(doNotContact)
                .testLeads(test)
                .keep(keep);
    }
}
