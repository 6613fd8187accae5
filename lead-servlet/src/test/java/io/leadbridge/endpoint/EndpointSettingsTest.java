package io.leadbridge.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.OfferId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {
    private static final String KEY = "0123456789-abc_DEF";
    private static final OfferId SUITE = new OfferId("contoso.suite");

    @Test
    void hasTheDocumentedDefaults() {
        EndpointSettings settings = EndpointSettings.of(KEY);

        assertThat(settings.maxBody()).isEqualTo(262_144);
        assertThat(settings.bodyDeadline()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void reportsEveryFaultAtOnceAndQuotesNoKey() {
        var builder = EndpointSettings.builder()
                .keys(KEY, "too-short")
                .maxBody(0)
                .bodyDeadline(Duration.ZERO)
                .offer("a/b", SUITE, List.of("bad key with blanks"))
                .offer("twice", new OfferId("contoso.one"))
                .offer("twice", new OfferId("contoso.two"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "keys[1]: a key is 16",
                        "maxBody: must be 1 to 16777216 bytes, not 0",
                        "bodyDeadline: must be more than 0",
                        "offer contoso.suite: its path name",
                        "offer contoso.suite: keys[0]",
                        "offer contoso.two: another offer")
                .hasMessageNotContainingAny("too-short", "blanks", KEY);
    }

    @Test
    void wantsAKeyForWhateverWouldHaveNone() {
        assertThatThrownBy(EndpointSettings.builder()::build).hasMessageContaining("keys: at least one");
        assertThatThrownBy(EndpointSettings.builder().offer("suite", SUITE)::build)
                .hasMessageContaining("at least one");
        assertThat(EndpointSettings.builder()
                        .offer("suite", SUITE, List.of(KEY))
                        .build())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-chars-x", "sixteen chars xx", "sixteen+chars+xx", "sixteen-chars-xé"})
    void refusesWhatIsNoKey(String key) {
        assertThatThrownBy(EndpointSettings.builder().keys(key)::build).hasMessageContaining("keys[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "a/b", "a b", "a%20b", "ü"})
    void refusesWhatCannotStandInAUrlAsItIs(String pathName) {
        assertThatThrownBy(EndpointSettings.builder().keys(KEY).offer(pathName, SUITE)::build)
                .hasMessageContaining("path name");
    }

    @Test
    void showsNoKeyAsText() {
        var builder = EndpointSettings.builder().keys(KEY).offer("suite", SUITE, List.of("another-key-of-20-ch"));

        assertThat(builder.build().toString() + builder)
                .contains("1 key", "suite")
                .doesNotContain(KEY, "another-key");
    }
}
