package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Destination;
import io.leadbridge.LeadPipeline;
import io.leadbridge.RecordScope;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationOptionsTest {
    private static final OfferId OFFER = new OfferId("contoso.suite");
    private static final byte[] LEAD = "{\"UserDetails\": {\"Email\": \"Somebody@example.com\"}}".getBytes();

    @TempDir
    Path folder;

    private ConfigurationFile file;

    @BeforeEach
    void writeFile() {
        file = new ConfigurationFile(folder);
        RecordingSink.MADE.get().clear();
    }

    @Test
    void areReadAsTheyAreWritten() {
        DestinationOptions options = options("slots: 7, time-limit: 90s, rate: 100/m, record: person-offer");

        assertThat(options.slots()).isEqualTo(7);
        assertThat(options.timeLimit()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.rate()).contains(new Rate(100, Duration.ofMinutes(1)));
        assertThat(options.scope()).isEqualTo(RecordScope.PERSON_OFFER);
    }

    @ParameterizedTest
    @CsvSource({"10/s, 10, PT1S", "100/m, 100, PT1M", "1000/h, 1000, PT1H"})
    void readsRatesPerSecondMinuteAndHour(String text, int most, Duration span) {
        assertThat(options("rate: " + text).rate()).contains(new Rate(most, span));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slots: 1",
                "slots: 64",
                "time-limit: 1s",
                "time-limit: 1h",
                "rate: 1/h",
                "rate: 1000/s",
                "rate: 60000/m",
                "rate: 3600000/h"
            })
    void startWithTheirOutermostValues(String setting) {
        try (LeadsYaml yaml = file.read(yaml(setting));
                LeadPipeline pipeline = yaml.pipeline().start()) {
            assertThat(yaml.faults()).isEmpty();
            assertThat(pipeline.destinations()).hasSize(1);
        }
    }

    @Test
    void reachTheDelivery() throws Exception {
        Delivery delivery = delivery("time-limit: 90s, record: person-offer");

        assertThat(delivery.timeLimit()).isEqualTo(Duration.ofSeconds(90));
        assertThat(delivery.mode()).isEqualTo(WriteMode.UPSERT);
        assertThat(delivery.recordKey()).isEqualTo(RecordKey.of("somebody@example.com", OFFER, "crm"));
    }

    @Test
    void areThePipelinesOwnWhenNotSaid() throws Exception {
        Delivery delivery = delivery("to: a");

        assertThat(delivery.timeLimit()).isEqualTo(Destination.DEFAULT_TIME_LIMIT);
        assertThat(delivery.mode()).isEqualTo(WriteMode.CREATE);
        assertThat(options("to: a").slots()).isEqualTo(Destination.DEFAULT_SLOTS);
        assertThat(options("to: a").rate()).isEmpty();
    }

    private DestinationOptions options(String settings) {
        Reading read = file.reading(yaml(settings));
        assertThat(read.faults()).isEmpty();
        return read.destinations().get(0).options();
    }

    private Delivery delivery(String settings) throws Exception {
        try (LeadPipeline pipeline = file.read(yaml(settings)).pipeline().start()) {
            pipeline.accept(LEAD, OFFER);
            return RecordingSink.MADE.get().get(0).delivered.get(30, TimeUnit.SECONDS);
        }
    }

    private static String yaml(String settings) {
        return ConfigurationFile.SOUND + "destinations: { crm: { sink: recording, secret: s, path: p, " + settings
                + " } }";
    }
}
