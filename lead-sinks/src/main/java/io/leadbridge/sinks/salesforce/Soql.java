package io.leadbridge.sinks.salesforce;

import io.leadbridge.mapping.Field;

/** Writes values into queries. */
final class Soql {
    private Soql() {}

    /** The condition that a field is what the record says. */
    static String equal(Field field, LeadRecord record) {
        return field.name() + " = '" + escaped(record.text(field)) + "'";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\b", "\\b")
                .replace("\f", "\\f");
    }
}
