package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.endpoint.EndpointSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class KeyTest {
    private static final Pattern KEY = Pattern.compile("^  ([A-Za-z0-9_-]{32})$", Pattern.MULTILINE);

    @Test
    void isNewEachTimeAndOneThatTheEndpointTakes() {
        String first = key(CommandLine.run("key"));
        String second = key(CommandLine.run("key"));

        assertThat(first).isNotEqualTo(second);
        assertThat(EndpointSettings.of(first, second).toString()).contains("2 keys");
    }

    @Test
    void comesWithTheUrlToPaste() {
        CommandLine made = CommandLine.run("key", "--public-url", "https://leads.contoso.com/");

        assertThat(made.status()).isEqualTo(Status.FINE);
        assertThat(made.output())
                .contains("\n  https://leads.contoso.com/leads?sig=" + key(made) + "\n", "endpoint.keys of leads.yaml");
    }

    @Test
    void ofAnOfferComesWithTheUrlOfThatOffer() {
        CommandLine made = CommandLine.run("key", "--offer=crm-suite", "--public-url=https://leads.contoso.com");

        assertThat(made.output())
                .contains(
                        "\n  https://leads.contoso.com/leads/crm-suite?sig=" + key(made) + "\n",
                        "offers.crm-suite.keys of leads.yaml");
    }

    @Test
    void isNotMadeForAnOfferThatCannotBeInAUrl() {
        CommandLine made = CommandLine.run("key", "--offer", "crm/suite");

        assertThat(made.status()).isEqualTo(Status.FAULTY);
        assertThat(made.output()).isEmpty();
        assertThat(made.errors()).startsWith("--offer must be 1 to 200 of ");
    }

    private static String key(CommandLine made) {
        Matcher key = KEY.matcher(made.output());
        return key.find() ? key.group(1) : "";
    }
}
