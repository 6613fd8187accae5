package io.leadbridge.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON Schema of {@code leads.yaml} as it is shipped, at work. */
final class PublishedSchema {
    static final Path FILE = Path.of("src/main/resources/io/leadbridge/config/leads.schema.json");

    private static final Schema SCHEMA = SchemaLoader.builder()
            .draftV7Support()
            .schemaJson(new JSONObject(LeadsYaml.schema()))
            .build()
            .load()
            .build();

    private PublishedSchema() {}

    /** What it finds wrong with {@code yaml}, each with a pointer to the place; empty when nothing is. */
    static List<String> violations(String yaml) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        try {
            SCHEMA.validate(new JSONObject(new ObjectMapper().valueToTree(read).toString()));
            return List.of();
        } catch (ValidationException e) {
            return e.getAllMessages();
        }
    }
}
