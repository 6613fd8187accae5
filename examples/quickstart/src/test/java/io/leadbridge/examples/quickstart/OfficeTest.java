package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.LeadPipeline;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.ScriptedSink;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows for dead letters does what it says. */
final class OfficeTest {
    @Test
    void aDeadLetterIsCorrectedAndSentAgain(@TempDir Path folder) {
        ScriptedSink crm = ScriptedSink.delivering().then(DeliveryResult.rejected("no such country"));
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .deliverTo("crm", crm)
                .start()) {
            LeadId id = pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes()).id();
            await().until(() -> pipeline.find(id).orElseThrow().endedAt() != null);
            byte[] corrected = LeadPayload.MICROSOFT_EXAMPLE.withEmail("corrected@contoso.com");

            assertThat(new Office(pipeline).repair(id, corrected)).isEqualTo(1);
            await().until(() -> crm.leads().size() == 2);
            assertThat(crm.leads().get(1).userDetails().email()).isEqualTo("corrected@contoso.com");
            await().until(() -> pipeline.find(id).orElseThrow().endedAt() != null);
            assertThat(new Office(pipeline).erase("corrected@contoso.com").leads())
                    .containsExactly(id);
        }
    }
}
