package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadsYamlSecretsTest {
    private static final String SECRET = "Pssst_42";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint: { keys: Pssst_42 }",
                "endpoint: { keys: '${SECRET}' }",
                "endpoint: { mode: Pssst_42 }",
                "endpoint: { schema: 'classpath:${SECRET}' }",
                "endpoint: { schema: '${SECRET}' }",
                "endpoint: { max-body: Pssst_42, body-deadline: '${SECRET}' }",
                "endpoint: Pssst_42",
                "offers: { a: { id: 'Pssst_42 b' } }",
                "store: { directory: \"${SECRET}\\0\" }",
                "store: { url: 'jdbc:postgresql://me:Pssst_42@db/leads' }",
                "store: { url: 'jdbc:mysql://db/leads?password=Pssst_42' }",
                "store: { url: 'jdbc:postgresql://db/leads', user: me, pasword: Pssst_42 }",
                "store: { directory: data, user: Pssst_42, password: '${SECRET}' }",
                "store: { jndi: Pssst_42 }",
                "store: { jndi: 'java:comp/env/${SECRET}' }",
                "retry: { first: Pssst_42 }",
                "destinations: { c: { sink: Pssst_42 } }",
                "destinations: { c: { sink: recording, port: Pssst_42, tls: '${SECRET}', timeout: Pssst_42 } }",
                "destinations: { c: { sink: breaking, secret: Pssst_42 } }",
                "destinations: { c: { sink: breaking, secret: '${SECRET}' } }",
                "destinations: { c: { sink: recording, secret: '${file:secret}', url: '${Pssst_42' } }",
                "destinations: { c: { sink: recording, secret: 'a${not a name Pssst_42}' } }",
                "destinations: { c: { sink: recording, secret: *Pssst_42 } }",
                "destinations: { c: { sink: recording, secret: !Pssst_42 a } }",
                "destinations: { c: { sink: recording, secret: !!Pssst_42 a } }",
                "destinations: { c: { sink: recording, secret: !Pssst_42!a b } }",
                "destinations: { c: { sink: recording, secret: \"\\xPssst_42\" } }",
                "destinations: { c: { sink: recording, secret: \"Pssst_42",
                "destinations: { c: { sink: recording, secret: Pssst_42",
                "destinations:\n  c:\n    secret: Pssst_42: Pssst_42",
                "destinations:\n  c:\n    secret: @Pssst_42",
                "%TAG !Pssst_42! tag:a\n%TAG !Pssst_42! tag:b\n--- {}",
                "a: \u0001Pssst_42",
            })
    void neverReachAMessage(String yaml) {
        ConfigurationFile file = new ConfigurationFile(folder).variable("SECRET", SECRET);
        file.write("secret", SECRET.getBytes());
        assertThat(printed(file.refused(yaml))).contains("fault").doesNotContain(SECRET);
    }

    @Test
    void areNotQuotedWhenASinkCannotBeMade() {
        ConfigurationFile file = new ConfigurationFile(folder);
        assertThat(file.faults(
                        ConfigurationFile.SOUND + "destinations: { c: { sink: breaking, secret: " + SECRET + " } }"))
                .singleElement()
                .asString()
                .startsWith("line 3, column 17: destinations.c: has a sink that could not be made:"
                        + " java.lang.IllegalStateException at ")
                .contains("BreakingSinkProvider.create(BreakingSinkProvider.java:")
                .endsWith("; check its settings");
    }

    private static String printed(InvalidConfigurationException refused) {
        StringWriter text = new StringWriter();
        refused.printStackTrace(new PrintWriter(text));
        return text + refused.getMessage() + refused + refused.faults();
    }
}
