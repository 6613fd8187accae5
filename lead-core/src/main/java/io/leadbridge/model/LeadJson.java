package io.leadbridge.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a lead as one line of JSON with all its fields, and reads it back. It is the form of the ledger, of
 * {@code leads.jsonl} and of webhooks, and a valid payload by Microsoft's own schema:
 *
 * <pre>{@code
 * {"id":"0199…","receivedAt":"2026-11-22T10:15:30.123Z","offer":"contoso.crm","test":true,
 *  "UserDetails":{"FirstName":"…","LastName":"…","Email":"…","Phone":"…","Country":"…","Company":"…","Title":"…"},
 *  "LeadSource":"AzureMarketplace","ActionCode":"INS","OfferTitle":"…","Description":"…","extensions":{…}}
 * }</pre>
 *
 * Members without a value are left out; {@code test} and {@code doNotContact} stand there only when true.
 */
public final class LeadJson {
    private LeadJson() {}

    /** The lead as UTF-8 JSON without line breaks; half a surrogate pair, which UTF-8 cannot hold, becomes {@code ?}. */
    public static byte[] write(Lead lead) {
        try {
            // By way of text: as bytes Jackson refuses a half surrogate pair, and no lead may fail to be kept.
            return Json.mapper().writeValueAsString(tree(lead)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write lead " + lead.id() + " as JSON", e);
        }
    }

    /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Lead read(byte[] json) {
        try {
            return lead(Json.mapper().readTree(json));
        } catch (IOException | RuntimeException e) {
            // The cause may quote the text, which is personal data: only its type is passed on.
            throw new IllegalArgumentException(
                    "not a lead written by Leadbridge: " + e.getClass().getSimpleName());
        }
    }

    private static ObjectNode tree(Lead lead) {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("id", lead.id().toString());
        tree.put("receivedAt", lead.receivedAt().toString());
        put(tree, "offer", lead.offer());
        putIf(tree, "test", lead.isTest());
        putIf(tree, "doNotContact", lead.isDoNotContact());
        tree.set("UserDetails", person(lead.userDetails()));
        put(tree, "LeadSource", lead.leadSource());
        put(tree, "ActionCode", lead.actionCode());
        put(tree, "OfferTitle", lead.offerTitle());
        put(tree, "Description", lead.description());
        if (!lead.extensions().isEmpty()) {
            tree.set("extensions", Json.mapper().valueToTree(lead.extensions()));
        }
        return tree;
    }

    private static ObjectNode person(UserDetails person) {
        ObjectNode tree = Json.mapper().createObjectNode();
        put(tree, "FirstName", person.firstName());
        put(tree, "LastName", person.lastName());
        put(tree, "Email", person.email());
        put(tree, "Phone", person.phone());
        put(tree, "Country", person.country());
        put(tree, "Company", person.company());
        put(tree, "Title", person.title());
        return tree;
    }

    private static Lead lead(JsonNode tree) {
        JsonNode person = tree.path("UserDetails");
        return new Lead(
                LeadId.parse(tree.path("id").asText()),
                Instant.parse(tree.path("receivedAt").asText()),
                text(tree, "offer").map(OfferId::new).orElse(null),
                new UserDetails(
                        text(person, "FirstName").orElse(null),
                        text(person, "LastName").orElse(null),
                        text(person, "Email").orElse(null),
                        text(person, "Phone").orElse(null),
                        text(person, "Country").orElse(null),
                        text(person, "Company").orElse(null),
                        text(person, "Title").orElse(null)),
                text(tree, "LeadSource").map(LeadSource::parse).orElse(null),
                text(tree, "ActionCode").map(ActionCode::new).orElse(null),
                text(tree, "OfferTitle").orElse(null),
                text(tree, "Description").orElse(null),
                extensions(tree));
    }

    private static Map<String, Object> extensions(JsonNode tree) {
        return tree.has("extensions")
                ? Json.mapper().convertValue(tree.get("extensions"), new TypeReference<Map<String, Object>>() {})
                : Map.of();
    }

    private static Optional<String> text(JsonNode tree, String name) {
        return Optional.ofNullable(tree.get(name)).map(JsonNode::textValue);
    }

    private static void put(ObjectNode tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value.toString());
        }
    }

    private static void putIf(ObjectNode tree, String name, boolean flag) {
        if (flag) {
            tree.put(name, true);
        }
    }
}
