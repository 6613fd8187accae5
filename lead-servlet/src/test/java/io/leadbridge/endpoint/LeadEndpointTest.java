package io.leadbridge.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.Receipt;
import io.leadbridge.Receipt.Accepted;
import io.leadbridge.Receipt.Duplicate;
import io.leadbridge.Receipt.Quarantined;
import io.leadbridge.internal.Json;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.validation.Violation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is answered once the body is there. */
class LeadEndpointTest {
    private static final LeadId ID = LeadId.newAt(Instant.EPOCH);

    private Supplier<CompletableFuture<Receipt>> pipeline = CompletableFuture::new;
    private final LeadEndpoint endpoint = new LeadEndpoint(
            (body, offer) -> pipeline.get(), EndpointSettings.of("endpoint-key-0123456789"), InstantSource.system());

    @Test
    void answersWhatBecameOfALead() throws IOException {
        assertStatus(new Accepted(ID, false), "accepted");
        assertStatus(new Accepted(ID, true), "test");
        assertStatus(new Duplicate(ID), "duplicate");
        assertStatus(quarantined(QuarantineReason.UNREACHABLE), "quarantined");
        assertStatus(quarantined(QuarantineReason.UNREADABLE), "quarantined");
    }

    private void assertStatus(Receipt receipt, String status) throws IOException {
        Answer answer = answerFor(receipt);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store");
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + ID + "\",\"status\":\"" + status + "\"}");
    }

    @Test
    void answersBadJsonWith400AndItsId() throws IOException {
        Answer answer = answerFor(quarantined(QuarantineReason.MALFORMED));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).path("type").textValue()).isEqualTo("urn:leadbridge:problem:malformed-lead");
        assertThat(json(answer).path("id").textValue()).isEqualTo(ID.toString());
        assertThat(json(answer).path("detail").textValue()).isEqualTo("why");
        assertThat(json(answer).has("violations")).isFalse();
    }

    @Test
    void answersAnInvalidLeadWith422AndEveryViolation() throws IOException {
        Answer answer = answerFor(new Quarantined(
                ID,
                QuarantineReason.INVALID,
                "why",
                List.of(
                        new Violation("/UserDetails/Phone", "type", "must be a string"),
                        new Violation("/\"</script>\ud800", "required", "is needed"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        JsonNode violations = json(answer).path("violations");
        assertThat(violations).hasSize(2);
        assertThat(violations.get(0).toString())
                .isEqualTo(
                        "{\"pointer\":\"/UserDetails/Phone\",\"keyword\":\"type\",\"message\":\"must be a string\"}");
    }

    @Test
    void answersWhateverFailsWith503AndTellsNothingOfIt() throws IOException {
        assertNotStored(() -> CompletableFuture.failedFuture(new IllegalStateException("jane@contoso.com")));
        assertNotStored(() -> CompletableFuture.failedFuture(new StackOverflowError("jane@contoso.com")));
        assertNotStored(() -> {
            throw new IllegalStateException("jane@contoso.com");
        });
    }

    private void assertNotStored(Supplier<CompletableFuture<Receipt>> fault) throws IOException {
        pipeline = fault;
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            Answer answer = endpoint.accept("{}".getBytes(UTF_8), null).join();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "10");
            assertThat(answer.body()).doesNotContain("Exception", "Error", "jane");
            assertThat(json(answer).path("type").textValue()).isEqualTo("urn:leadbridge:problem:not-stored");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE")
                    .doesNotContain("jane");
        }
    }

    @Test
    void writesEveryProblemAsRfc9457Says() throws IOException {
        for (Answer answer : List.of(endpoint.bodyTooLarge(), endpoint.bodyTooSlow(), LeadEndpoint.notStored())) {
            assertThat(answer.headers())
                    .containsEntry("Content-Type", "application/problem+json")
                    .containsEntry("Cache-Control", "no-store");
            assertThat(json(answer).path("status").intValue()).isEqualTo(answer.status());
            assertThat(json(answer).path("title").textValue()).isNotBlank();
            assertThat(json(answer).path("detail").textValue()).isNotBlank();
        }
    }

    private Answer answerFor(Receipt given) {
        pipeline = () -> CompletableFuture.completedFuture(given);
        return endpoint.accept("{}".getBytes(UTF_8), null).join();
    }

    private static Quarantined quarantined(QuarantineReason reason) {
        return new Quarantined(ID, reason, "why", List.of());
    }

    private static JsonNode json(Answer answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}
