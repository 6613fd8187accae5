package io.leadbridge.config;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import java.time.Duration;
import java.util.Optional;

/** What {@code leads} says; what it leaves out stays as the pipeline has it. */
record LeadsSection(
        Optional<Duration> duplicatesWithin,
        Optional<Handling> doNotContact,
        Optional<Handling> test,
        Optional<Duration> keep) {
    static LeadsSection read(Section leads) {
        LeadsSection read = new LeadsSection(
                leads.value("duplicates-within", Form.TIME_SPAN),
                leads.value("do-not-contact", Form.oneOf(Handling.class)),
                leads.value("test", Form.oneOf(Handling.class)),
                leads.value("keep", Form.TIME_SPAN));
        leads.refuseOthers();
        return read;
    }

    void applyTo(LeadPipeline.Builder pipeline) {
        duplicatesWithin.ifPresent(pipeline::duplicatesWithin);
        doNotContact.ifPresent(pipeline::doNotContact);
        test.ifPresent(pipeline::testLeads);
        keep.ifPresent(pipeline::keep);
    }
}
