package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Health;
import io.leadbridge.LeadPipeline;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That destinations are asked what they lack: at the start, on demand, and without a store. */
class CheckTest {
    private static final Logger LOGGER = Logger.getLogger("io.leadbridge");

    @TempDir
    Path folder;

    private final Warnings warnings = new Warnings();
    private final Asked crm = new Asked("contoso_offer: there is no such field", "lastname: is too short");
    private final Asked sales = new Asked();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(warnings);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(warnings);
    }

    @Test
    void atTheStartEachFaultIsOneWarningAndStopsNothing() {
        try (LeadPipeline pipeline =
                builder().store(LeadStore.inDirectory(folder)).start()) {
            await().until(() -> pipeline.health().findings().size() == 2);

            assertThat(pipeline.health())
                    .isEqualTo(new Health(
                            Health.Status.DEGRADED,
                            List.of(
                                    "destination crm: contoso_offer: there is no such field",
                                    "destination crm: lastname: is too short")));
            await().untilAsserted(() -> assertThat(warnings.texts)
                    .containsExactly(
                            "destination crm: contoso_offer: there is no such field",
                            "destination crm: lastname: is too short"));
            assertThat(pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes())).isNotNull();
        }
    }

    @Test
    void onDemandItSaysWhatIsSoNowAndHealthFollows() {
        try (LeadPipeline pipeline =
                builder().store(LeadStore.inDirectory(folder)).start()) {
            await().until(() -> pipeline.health().status() == Health.Status.DEGRADED);
            crm.sentences.clear();

            assertThat(pipeline.check()).isEqualTo(Map.of("crm", List.of(), "sales", List.of()));
            assertThat(pipeline.health().status()).isEqualTo(Health.Status.UP);
        }
    }

    @Test
    void withoutAStoreSinksAreAskedAndClosed() {
        assertThat(builder().check())
                .containsOnlyKeys("crm", "sales")
                .containsEntry("crm", crm.sentences)
                .containsEntry("sales", List.of());
        assertThat(crm.isClosed && sales.isClosed).isTrue();
    }

    @Test
    void faultySettingsAreNamedAndNobodyIsAsked() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().deliverTo("crm", sales).check())
                .withMessageContaining("\"crm\" is there twice");
        assertThat(crm.isClosed).isTrue();
        assertThat(crm.asked).hasValue(0);
    }

    private LeadPipeline.Builder builder() {
        return LeadPipeline.builder().deliverTo("crm", crm).deliverTo("sales", sales);
    }

    private static final class Asked implements LeadSink {
        private final List<String> sentences;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean isClosed;

        Asked(String... sentences) {
            this.sentences = new CopyOnWriteArrayList<>(sentences);
        }

        @Override
        public DeliveryResult deliver(Delivery delivery) {
            return DeliveryResult.delivered();
        }

        @Override
        public List<String> check() {
            asked.incrementAndGet();
            return sentences;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static final class Warnings extends Handler {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().equals(Level.WARNING)) {
                texts.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
