package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
    private static final Syntax KNOWN = Syntax.ofOptions("--port", "--address", "--config", "--public-url")
            .withSwitch("--test")
            .withOperands(1);

    @Test
    void aValueFollowsItsOptionOrItsEqualsSign() {
        Options options = options("--port", "81", "--config=a=b.yaml");

        assertThat(options.port("--port", 8080)).isEqualTo(81);
        assertThat(options.file("--config")).get().hasToString("a=b.yaml");
        assertThat(options.publicUrl("--public-url")).isEmpty();
        assertThat(options.address("--address", "127.0.0.1").isLoopbackAddress())
                .isTrue();
    }

    @Test
    void switchesAndOperandsStandAnywhere() {
        Options options = options("payload.json", "--port", "81", "--test");

        assertThat(options.has("--test")).isTrue();
        assertThat(options.operand(0)).contains("payload.json");
        assertThat(options.fileAt(0)).get().hasToString("payload.json");
        assertThat(options.operand(1)).isEmpty();
        assertThat(options("--port", "--test").has("--test")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=1", "-p", "--port", "--port=1 --port=2", "--test=yes", "a b"})
    void whatMakesNoSenseIsRefused(String line) {
        assertThatThrownBy(() -> options(line.split(" "))).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "80 ", "0x50"})
    void aPortIsANumberUpTo65535(String port) {
        assertThatThrownBy(() -> options("--port", port).port("--port", 8080))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--port must be a number from 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"leads.contoso.com", "http://leads.contoso.com", "https://", "https://a/?sig=key", "https://a b"
            })
    void aPublicUrlIsHttpsWithoutAQueryAndNotRepeatedWhenItIsWrong(String url) {
        assertThatThrownBy(() -> options("--public-url", url).publicUrl("--public-url"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--public-url must look like https://leads.contoso.com, without ? and #");
    }

    private static Options options(String... arguments) {
        return Options.of(List.of(arguments), KNOWN);
    }
}
