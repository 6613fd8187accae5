package io.leadbridge.examples.quickstart;

import io.leadbridge.config.LeadsYaml;
import io.leadbridge.validation.LeadSchema;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes JSON Schemas: of payloads like a sample, or of {@code leads.yaml}. */
final class Schema implements Command {
    private static final String OF_CONFIGURATION = "--leads-yaml";

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String help() {
        return """
                schema PAYLOAD: writes the JSON Schema that a sample payload suggests, for endpoint.schema
                  PAYLOAD        a file with JSON as it was sent to you
                  --leads-yaml   instead, the schema of leads.yaml, by which editors complete and check it
                Examples:
                  java -jar quickstart.jar schema payload.json > lead-schema.json
                  java -jar quickstart.jar schema --leads-yaml > leads.schema.json
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions().withSwitch(OF_CONFIGURATION).withOperands(1);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        boolean ofConfiguration = options.has(OF_CONFIGURATION);
        if (ofConfiguration == options.operand(0).isPresent()) {
            throw new UsageException("a file with a payload is needed, or " + OF_CONFIGURATION);
        }
        out.print(
                ofConfiguration
                        ? LeadsYaml.schema()
                        : ofSample(options.fileAt(0).orElseThrow()));
        return Status.FINE;
    }

    private static String ofSample(Path file) {
        try {
            return LeadSchema.fromSample(new String(Payload.read(file), StandardCharsets.UTF_8))
                    .json();
        } catch (IllegalArgumentException e) {
            throw new FailedException(file + " is " + e.getMessage());
        }
    }
}
