package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkSettingsTest {
    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @Test
    void passOnTheValuesOfASectionAsYamlMeansThem() {
        Map<String, Object> values = map("""
                map:
                  price: 12.5
                  loss: -0.50
                  options: 8
                  flag: true
                  nothing: ~
                  quoted: '12.5'
                  variable: ${RATE}
                """);

        assertThat(values)
                .containsEntry("price", new BigDecimal("12.5"))
                .containsEntry("loss", new BigDecimal("-0.50"))
                .containsEntry("options", 8L)
                .containsEntry("flag", true)
                .containsEntry("nothing", null)
                .containsEntry("quoted", "12.5")
                .containsEntry("variable", new BigDecimal("0.000001"));
        assertThat(values.keySet().iterator()).toIterable().startsWith("price", "loss", "options");
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "1e3", "1.", ".5", "1.2.3", "+1", "1_000", "0x1F", "no", "0.0000001", "~1", "NaN"})
    void passOnAsTextWhatOnlyLooksLikeANumberOrAFlag(String written) {
        assertThat(map("map: { it: " + written + " }")).containsEntry("it", written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "12.5", "-0.50", "123456789012345678.123456", "true", "0.000001"})
    void passOnWhatReadsAsWritten(String written) {
        assertThat(map("map: { it: " + written + " }"))
                .hasEntrySatisfying("it", value -> assertThat(value).hasToString(written));
    }

    @Test
    void noteAFaultOfAValueWhereItStands() {
        SinkSettings settings = settings("map: { 'subject when Offer is contoso.*': x }");

        settings.fault("map.subject when Offer is contoso.*", "is wrong");
        settings.fault("absent", "is missing");

        assertThat(faults.all())
                .extracting(Fault::toString)
                .containsExactly(
                        "line 1, column 1: absent: is missing",
                        "line 1, column 43: map.subject when Offer is contoso.*: is wrong");
    }

    private Map<String, Object> map(String yaml) {
        return settings(yaml).section("map");
    }

    private SinkSettings settings(String yaml) {
        ConfigurationFile file = new ConfigurationFile(folder);
        file.write("leads.yaml", yaml.getBytes());
        Environment environment = new Environment(Map.of("RATE", "0.000001")::get, folder);
        return new SinkSettings("crm", Reading.root(file.file, environment, faults));
    }
}
