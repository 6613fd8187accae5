package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WelcomeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1", "::1, [0:0:0:0:0:0:0:1]", "192.0.2.7, 192.0.2.7"})
    void namesTheAddressUnderWhichThisMachineReachesItself(String address, String host) throws Exception {
        try (Setup setup = Setup.inFolder(folder)) {
            assertThat(Welcome.text(setup, InetAddress.getByName(address), 81, Optional.empty()))
                    .startsWith("Leadbridge is ready: http://" + host + ":81/leads?sig=" + setup.key() + "\n")
                    .contains("curl -i 'http://" + host + ":81/leads?sig=" + setup.key() + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://leads.contoso.com", "https://leads.contoso.com/"})
    void namesThePublicUrlToPaste(URI url) throws Exception {
        try (Setup setup = Setup.inFolder(folder)) {
            assertThat(Welcome.text(setup, InetAddress.getLoopbackAddress(), 81, Optional.of(url)))
                    .contains("\n  https://leads.contoso.com/leads?sig=" + setup.key() + "\n");
        }
    }

    @Test
    void sendsMicrosoftsExample() {
        assertThat(lead(MicrosoftExample.bytes()))
                .usingRecursiveComparison()
                .ignoringFields("id", "receivedAt")
                .isEqualTo(lead(LeadPayload.MICROSOFT_EXAMPLE.bytes()));
    }

    @Test
    void sendsMicrosoftsTestLead() {
        assertThat(lead(MicrosoftExample.testLead()))
                .usingRecursiveComparison()
                .ignoringFields("id", "receivedAt")
                .isEqualTo(lead(LeadPayload.TEST_LEAD.bytes()));
    }

    private static Lead lead(byte[] body) {
        return ((ValidationResult.Valid) LeadValidator.lenient().validate(body)).lead();
    }
}
