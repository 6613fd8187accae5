package io.leadbridge.validation;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payload in the form that Microsoft documents, ready to become a lead.
 *
 * @param document what counts, under Microsoft's names; undocumented members as sent
 * @param extensions the undocumented and the repeated members in plain Java
 */
record NormalisedLead(JsonObject document, Map<String, Object> extensions) {

    /** What cannot become a lead, whatever a schema allows: anything but text where Microsoft documents text. */
    List<Violation> unreadable() {
        List<Violation> found = new ArrayList<>();
        for (String name : Part.LEAD.names()) {
            String expected = name.equals("UserDetails") ? "object" : "string";
            check(document.child(name), expected, Pointer.to("", name), found);
        }
        JsonObject person = person();
        for (String name : Part.PERSON.names()) {
            check(person.child(name), "string", Pointer.to("/UserDetails", name), found);
        }
        return found;
    }

    private static void check(@Nullable JsonValue value, String expected, String pointer, List<Violation> found) {
        if (value != null && !value.type().equals(expected)) {
            found.add(Violation.ofType(pointer, expected, value.type()));
        }
    }

    /** The lead that arrived at {@code instant}. */
    Lead bind(Instant instant, Warnings warnings) {
        String source = document.text("LeadSource");
        LeadSource leadSource = source == null ? null : LeadSource.parse(source);
        Lead.Builder lead = Lead.builder(LeadId.newAt(instant), instant)
                .userDetails(userDetails(person()))
                .leadSource(leadSource)
                .offer(leadSource == null ? null : leadSource.offerId().orElse(null))
                .actionCode(action(leadSource == null ? null : leadSource.action(), warnings))
                .offerTitle(document.text("OfferTitle"))
                .description(document.text("Description"));
        extensions.forEach(lead::extension);
        return lead.build();
    }

    private @Nullable ActionCode action(@Nullable ActionCode ofSource, Warnings warnings) {
        String sent = document.text("ActionCode");
        if (sent == null) {
            return ofSource;
        }
        ActionCode action = new ActionCode(sent);
        if (ofSource != null && !ofSource.value().equalsIgnoreCase(action.value())) {
            warnings.add("", "ActionCode and LeadSource name different actions; ActionCode counts");
        }
        return action;
    }

    private JsonObject person() {
        return document.child("UserDetails") instanceof JsonObject person ? person : new JsonObject();
    }

    private static UserDetails userDetails(JsonObject person) {
        return UserDetails.builder()
                .firstName(person.text("FirstName"))
                .lastName(person.text("LastName"))
                .email(person.text("Email"))
                .phone(person.text("Phone"))
                .country(person.text("Country"))
                .company(person.text("Company"))
                .title(person.text("Title"))
                .build();
    }
}
