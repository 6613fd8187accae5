package io.leadbridge.sinks.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.Field;
import io.leadbridge.sinks.internal.Footnotes;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A mapped lead as the org takes it: without fields that the integration user cannot write, with one form of the country,
 * and with what was lost on the way at the end of the description. Immutable.
 *
 * @param fields without the notes
 * @param notes what stands behind the description
 * @param lastLine what the record is known by, {@code ""} when it has a key field
 * @param limit of the description
 */
record LeadRecord(ObjectNode fields, String notes, String lastLine, int limit) {
    private static final String DESCRIPTION = SalesforceLead.DESCRIPTION.name();
    private static final String COUNTRY = SalesforceLead.COUNTRY.name();
    private static final String COUNTRY_CODE = SalesforceLead.COUNTRYCODE.name();

    /** The record for the external id in {@code keyField}, which does not stand in the record itself. */
    static LeadRecord withKeyField(String keyField, CrmEntity entity, LeadDescription org) {
        LeadRecord record = of(entity, org, "");
        record.fields().remove(keyField);
        return record;
    }

    /** The record without a key field: it is known by a last line in its description. */
    static LeadRecord withLastLine(String lastLine, CrmEntity entity, LeadDescription org) {
        return of(entity, org, org.canWrite(DESCRIPTION) ? lastLine : "");
    }

    private static LeadRecord of(CrmEntity entity, LeadDescription org, String lastLine) {
        ObjectNode fields = Json.mapper().valueToTree(entity.values());
        chooseCountry(fields, entity, org);
        List<String> lost = fields.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !org.canWrite(name))
                .toList();
        String notes = Footnotes.of(entity, DESCRIPTION);
        return new LeadRecord(fields, notes, lastLine, org.maxLength(DESCRIPTION)).without(lost);
    }

    /**
     * Where the org has country picklists, the code alone is sent, since the text must be the org's own name of the
     * country; elsewhere the text alone. A country without a code stays in the description.
     */
    private static void chooseCountry(ObjectNode fields, CrmEntity entity, LeadDescription org) {
        if (entity.has(COUNTRY_CODE) && org.canWrite(COUNTRY_CODE)) {
            fields.remove(COUNTRY);
        } else if (fields.has(COUNTRY)) {
            fields.remove(COUNTRY_CODE);
        }
    }

    /** The same without these fields, whose values move to the notes. */
    LeadRecord without(Collection<String> names) {
        ObjectNode rest = fields.deepCopy();
        StringBuilder more = new StringBuilder(notes);
        for (String name : names) {
            JsonNode value = rest.remove(name);
            if (value != null && !name.equals(DESCRIPTION)) {
                more.append(Footnotes.line(name, value.asText()));
            }
        }
        return new LeadRecord(rest, more.toString(), lastLine, limit);
    }

    boolean has(String field) {
        return fields.has(field);
    }

    String text(Field field) {
        return fields.path(field.name()).asText();
    }

    /** The opt-outs that a lead needs and this record does not set. */
    List<String> missingOptOuts() {
        return SalesforceLead.OPT_OUTS.stream()
                .map(Field::name)
                .filter(flag -> !fields.path(flag).asBoolean())
                .toList();
    }

    /** What is sent. */
    ObjectNode json() {
        ObjectNode json = fields.deepCopy();
        String text = text(SalesforceLead.DESCRIPTION);
        boolean isDescribed = !text.isEmpty() || !lastLine.isEmpty();
        if (isDescribed) {
            String noted = text.isEmpty() ? "" : text + notes;
            json.put(DESCRIPTION, Footnotes.append(noted, lastLine, limit).strip());
        }
        return json;
    }
}
