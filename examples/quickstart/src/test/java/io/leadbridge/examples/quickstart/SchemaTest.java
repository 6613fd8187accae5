package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.config.LeadsYaml;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.validation.LeadSchema;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {
    @TempDir
    private Path folder;

    @Test
    void ofASampleIsOneThatAnEndpointCanUse() throws IOException {
        Path sample = Files.write(folder.resolve("sample.json"), LeadPayload.MICROSOFT_EXAMPLE.bytes());
        CommandLine schema = CommandLine.run("schema", sample.toString());
        LeadValidator validator = LeadValidator.lenient().withSchema(LeadSchema.of(schema.output()));

        assertThat(schema.status()).isEqualTo(Status.FINE);
        assertThat(schema.errors()).isEmpty();
        assertThat(validator.validate(LeadPayload.MICROSOFT_EXAMPLE.bytes()))
                .isInstanceOf(ValidationResult.Valid.class);
        assertThat(validator.validate("{\"UserDetails\": 7}".getBytes())).isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void ofTheConfigurationIsTheOneForEditors() {
        CommandLine schema = CommandLine.run("schema", "--leads-yaml");

        assertThat(schema).isEqualTo(new CommandLine(Status.FINE, LeadsYaml.schema(), ""));
    }

    @Test
    void needsASampleThatIsAnObject() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        CommandLine schema = CommandLine.run("schema", list.toString());

        assertThat(schema.errors()).isEqualTo(list + " is not a usable sample:\n  it must be a JSON object\n");
        assertThat(schema.status()).isEqualTo(Status.MISSING);
    }

    @Test
    void needsASample() {
        assertThat(CommandLine.run("schema").status()).isEqualTo(Status.FAULTY);
        assertThat(CommandLine.run("schema", "--leads-yaml", "x.json").errors())
                .startsWith("a file with a payload is needed, or --leads-yaml.");
        assertThat(CommandLine.run("schema", "none.json").errors()).startsWith("none.json cannot be read");
    }
}
