package io.leadbridge.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

/** The one JSON mapper, safe to share between threads. Its limits hold for every JSON text that Leadbridge reads. */
public final class Json {
    /** Deepest nesting that is read, in levels. */
    public static final int MAX_DEPTH = 32;
    /** Longest member name that is read, in characters. */
    public static final int MAX_NAME_LENGTH = 1_000;
    /** Longest number that is read, in characters. */
    public static final int MAX_NUMBER_LENGTH = 200;
    /** Largest document that is read, in characters; the endpoint's own limit is lower. */
    public static final int MAX_LENGTH = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(factory())
            .addModule(new ParameterNamesModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The mapper; do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Names are not interned between documents: hostile senders choose them. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(MAX_LENGTH)
                        .maxDocumentLength(MAX_LENGTH)
                        .build())
                .build();
    }
}
