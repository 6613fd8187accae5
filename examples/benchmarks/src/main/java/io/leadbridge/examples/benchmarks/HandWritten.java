package io.leadbridge.examples.benchmarks;

import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapping as one writes it who has no library: the least that makes the same entity, without a look at lengths,
 * types or options, and without a note of what was lost.
 */
final class HandWritten {
    private static final int WEB = 8;

    private HandWritten() {}

    static Map<String, Object> entity(Lead lead) {
        UserDetails person = lead.userDetails();
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("subject", subject(lead));
        put(entity, "firstname", person.firstName());
        entity.put("lastname", lastName(person));
        put(entity, "companyname", person.company());
        put(entity, "jobtitle", person.title());
        put(entity, "emailaddress1", person.email());
        put(entity, "telephone1", person.phone());
        put(entity, "address1_country", person.country());
        entity.put("leadsourcecode", WEB);
        entity.put("description", description(lead));
        if (lead.leadSource() != null) {
            entity.put("contoso_leadsource", lead.leadSource().raw());
        }
        return entity;
    }

    private static void put(Map<String, Object> entity, String field, @Nullable String value) {
        if (value != null) {
            entity.put(field, value);
        }
    }

    private static String subject(Lead lead) {
        String title = lead.offerTitle() == null ? "Marketplace lead" : lead.offerTitle();
        return lead.actionCode() == null ? title : title + " (" + lead.actionCode() + ")";
    }

    private static String lastName(UserDetails person) {
        if (person.lastName() != null) {
            return person.lastName();
        }
        String email = person.email();
        if (email != null && email.indexOf('@') >= 0) {
            return email.substring(0, email.indexOf('@'));
        }
        return person.firstName() != null ? person.firstName() : "[not provided]";
    }

    private static String description(Lead lead) {
        StringBuilder text = new StringBuilder("From Microsoft's marketplace");
        append(text, "\nSource: ", lead.leadSource());
        append(text, "\nAction: ", lead.actionCode());
        append(text, "\nOffer: ", lead.offerTitle());
        append(text, "\n\n", lead.description());
        return text.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable Object value) {
        if (value != null) {
            text.append(before).append(value);
        }
    }
}
