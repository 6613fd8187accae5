package io.leadbridge.sinks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.crm4.dynamics.com",
                "HTTPS://contoso.example:8443/path",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:1",
                "http://127.9.9.9",
                "http://[::1]:80"
            })
    void mayBeSecureOrOnThisMachine(String address) {
        assertThat(Endpoint.fault(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://contoso.example",
                "http://localhost.contoso.example",
                "http://127.0.0.1.contoso.example",
                "http://0.0.0.0",
                "http://10.0.0.1",
                "http://[::2]"
            })
    void mayNotBeClearTextToOtherMachines(String address) {
        assertThat(Endpoint.fault(URI.create(address)).orElseThrow()).contains("clear text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso.example", "/path", "ftp://contoso.example", "https:///path", "mailto:a@b.c"})
    void mustBeAWebAddress(String address) {
        assertThat(Endpoint.fault(URI.create(address)).orElseThrow()).contains("is not a web address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:password@contoso.example", "http://user@localhost"})
    void mayNotHoldCredentials(String address) {
        assertThat(Endpoint.fault(URI.create(address)).orElseThrow()).contains("user name");
    }
}
