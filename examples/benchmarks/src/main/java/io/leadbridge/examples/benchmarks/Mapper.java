package io.leadbridge.examples.benchmarks;

import com.bazaarvoice.jolt.Chainr;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import io.leadbridge.model.Lead;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ways to make the same eleven fields of a lead. Each is compiled once and gets the payload already read into what
 * it maps from: what is measured is the mapping alone, neither reading JSON nor writing it.
 */
public enum Mapper {
    /** Java, from a {@link Lead} to a {@code Map}: {@link HandWritten}. */
    HAND_WRITTEN {
        @Override
        Supplier<Object> of(byte[] payload) {
            Lead lead = lead(payload);
            return () -> HandWritten.entity(lead);
        }
    },
    /**
     * {@link ContosoLead#MAPPING}, from a {@link Lead} to a {@code Map}. It alone makes values fit their fields (length,
     * type, options), and notes what was lost.
     */
    LEADBRIDGE {
        @Override
        Supplier<Object> of(byte[] payload) {
            Lead lead = lead(payload);
            return () -> ContosoLead.MAPPING.map(lead).values();
        }
    },
    /** {@code lead.jslt}, compiled, from Jackson's tree to Jackson's tree. */
    JSLT {
        @Override
        Supplier<Object> of(byte[] payload) throws IOException {
            Expression expression = Parser.compileString(resource("lead.jslt"));
            JsonNode tree = JSON.readTree(payload);
            return () -> expression.apply(tree);
        }
    },
    /** {@code lead.jolt.json}, four operations in a chain, from a {@code Map} to a {@code Map}. */
    JOLT {
        @Override
        Supplier<Object> of(byte[] payload) throws IOException {
            Chainr chain = Chainr.fromSpec(JSON.readValue(resource("lead.jolt.json"), List.class));
            Map<?, ?> map = JSON.readValue(payload, Map.class);
            return () -> chain.transform(map);
        }
    },
    /** {@code lead.jsonata}, parsed, from a {@code Map} to a {@code Map}. */
    JSONATA {
        @Override
        Supplier<Object> of(byte[] payload) throws IOException {
            Jsonata expression = Jsonata.jsonata(resource("lead.jsonata"));
            Map<?, ?> map = JSON.readValue(payload, Map.class);
            return () -> expression.evaluate(map);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What maps {@code payload}, as often as it is asked. */
    abstract Supplier<Object> of(byte[] payload) throws IOException;

    private static Lead lead(byte[] payload) {
        return ((Valid) LeadValidator.lenient().validate(payload)).lead();
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Mapper.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException(name + " is missing next to " + Mapper.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
