package io.leadbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.store.Claim.Claimed;
import io.leadbridge.validation.Violation;
import io.leadbridge.validation.Warning;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final byte[] BODY = "{\"as\":\"sent\"}".getBytes(StandardCharsets.UTF_8);
    private static final Fingerprint SAME = new Fingerprint(new byte[] {1, 2, 3}, Duration.ofMinutes(10));

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = LeadStore.inDirectory(folder).open(() -> now);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aLeadIsFoundAgainWithAllThatWasWrittenDown() {
        Lead lead = lead("Ann");
        ledger.add(
                        new NewLead(
                                lead,
                                BODY,
                                List.of(new Warning("/x", "left aside")),
                                Route.to(List.of("crm", "sales"))),
                        null)
                .join();
        StoredLead stored = ledger.find(lead.id()).orElseThrow();
        assertThat(stored.lead()).isEqualTo(lead);
        assertThat(stored.warnings()).containsExactly(new Warning("/x", "left aside"));
        assertThat(stored.endedAt()).isNull();
        assertThat(stored.deliveries())
                .extracting(StoredDelivery::destination, StoredDelivery::state, StoredDelivery::recordKey)
                .containsExactly(
                        tuple("crm", DeliveryState.WAITING, RecordKey.of(lead.id(), "crm")),
                        tuple("sales", DeliveryState.WAITING, RecordKey.of(lead.id(), "sales")));
    }

    @Test
    void aRepeatWithinTheWindowIsCountedOnTheFirst() {
        LeadId first = add("Ann", SAME);
        now = now.plus(Duration.ofMinutes(9));
        assertThat(add("Ann", SAME)).isEqualTo(first);
        StoredLead stored = ledger.find(first).orElseThrow();
        assertThat(stored.repeats()).isEqualTo(1);
        assertThat(stored.repeatedAt()).isEqualTo(now);
        assertThat(ledger.claim("crm", 10).join().deliveries()).hasSize(1);
    }

    @Test
    void theWindowCountsFromTheFirstAndWhatComesLaterIsANewLead() {
        LeadId first = add("Ann", SAME);
        now = now.plus(Duration.ofMinutes(9));
        add("Ann", SAME);
        now = now.plus(Duration.ofMinutes(1));
        LeadId second = add("Ann", SAME);
        assertThat(second).isNotEqualTo(first);
        assertThat(add("Ann", SAME)).isEqualTo(second);
    }

    @Test
    void aClockPutBackFarMakesNoDuplicates() {
        LeadId first = add("Ann", SAME);
        now = now.minus(Duration.ofDays(1));
        assertThat(add("Ann", SAME)).isNotEqualTo(first);
    }

    @Test
    void aRepeatInTheSameCommitIsARepeatToo() {
        var one = ledger.add(new NewLead(lead("Ann"), BODY, List.of(), Route.NOWHERE), SAME);
        var two = ledger.add(new NewLead(lead("Ann"), BODY, List.of(), Route.NOWHERE), SAME);
        assertThat(one.join()).isEqualTo(two.join());
    }

    @Test
    void aQuarantinedPayloadIsFoundAgainAndItsRepeatsAreCounted() {
        LeadId id = LeadId.newAt(now);
        var violation = new Violation("/UserDetails/Phone", "type", "expected string, found object");
        ledger.quarantine(
                        new QuarantinedPayload(
                                id, now, null, QuarantineReason.INVALID, "why", List.of(violation), BODY),
                        SAME)
                .join();
        QuarantinedPayload found = ledger.findQuarantined(id).orElseThrow();
        assertThat(found.body()).isEqualTo(BODY);
        assertThat(found.violations()).containsExactly(violation);
        assertThat(found.reason()).isEqualTo(QuarantineReason.INVALID);
        assertThat(add("Ann", SAME)).isEqualTo(id);
    }

    @Test
    void dueDeliveriesAreClaimedOldestFirstAndOnlyOnce() {
        LeadId old = add("Old", null);
        now = now.plusSeconds(1);
        LeadId young = add("Young", null);
        Claim claim = ledger.claim("crm", 1).join();
        assertThat(claim.deliveries())
                .extracting(claimed -> claimed.lead().id())
                .containsExactly(old);
        assertThat(ledger.claim("crm", 10).join().deliveries())
                .extracting(claimed -> claimed.lead().id())
                .containsExactly(young);
        assertThat(ledger.claim("crm", 10).join().deliveries()).isEmpty();
    }

    @Test
    void aRetryWaitsForItsTimeAndCountsTheNextAttempt() {
        LeadId id = add("Ann", null);
        Instant later = now.plusSeconds(30);
        ledger.settle(claimOne(), new Settlement.Again("503", later)).join();
        Claim early = ledger.claim("crm", 10).join();
        assertThat(early.deliveries()).isEmpty();
        assertThat(early.nextAt()).isEqualTo(later);
        now = later;
        StoredDelivery second = claimOne();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.firstAttemptAt()).isEqualTo(later.minusSeconds(30));
        assertThat(ledger.find(id).orElseThrow().deliveries().get(0).reason()).isEqualTo("503");
    }

    @Test
    void aDeliveredLeadEndsWithItsRecord() {
        LeadId id = add("Ann", null);
        var result = DeliveryResult.delivered().withRecordId("7").withLink(URI.create("https://crm/7"));
        assertThat(ledger.settle(claimOne(), new Settlement.Done(result)).join())
                .isTrue();
        StoredLead stored = ledger.find(id).orElseThrow();
        assertThat(stored.endedAt()).isEqualTo(now);
        StoredDelivery delivery = stored.deliveries().get(0);
        assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery.recordId()).isEqualTo("7");
        assertThat(delivery.link()).isEqualTo("https://crm/7");
    }

    @Test
    void deliveredWinsAndAnyOtherLateOutcomeIsNotHeard() {
        LeadId id = add("Ann", null);
        StoredDelivery slow = claimOne();
        ledger.settle(slow, new Settlement.Again("no result in time", now)).join();
        StoredDelivery quick = claimOne();
        assertThat(ledger.settle(slow, new Settlement.Dead("late refusal")).join())
                .isFalse();
        assertThat(state(id)).isEqualTo(DeliveryState.RUNNING);
        assertThat(ledger.settle(slow, new Settlement.Done(DeliveryResult.delivered()))
                        .join())
                .isTrue();
        assertThat(ledger.settle(quick, new Settlement.Again("503", now)).join())
                .isFalse();
        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aBlockedDestinationIsProbedByOneUntilItWorks() {
        add("Ann", null);
        add("Bob", null);
        add("Cid", null);
        Instant probeAt = now.plusSeconds(60);
        ledger.settle(claimOne(), new Settlement.Blocked("the secret is wrong", probeAt))
                .join();
        assertThat(ledger.claim("crm", 10).join().deliveries()).isEmpty();
        assertThat(ledger.status("crm").blockedBecause()).isEqualTo("the secret is wrong");
        now = probeAt;
        Claim probe = ledger.claim("crm", 10).join();
        assertThat(probe.deliveries()).hasSize(1);
        assertThat(ledger.claim("crm", 10).join().deliveries()).isEmpty();
        ledger.settle(probe.deliveries().get(0).delivery(), new Settlement.Done(DeliveryResult.delivered()))
                .join();
        assertThat(ledger.status("crm").blockedBecause()).isNull();
        assertThat(ledger.claim("crm", 10).join().deliveries()).hasSize(2);
    }

    @Test
    void aBlockedAttemptDoesNotCount() {
        add("Ann", null);
        ledger.settle(claimOne(), new Settlement.Blocked("the secret is wrong", now))
                .join();
        assertThat(claimOne().attempts()).isEqualTo(1);
    }

    @Test
    void whatWasRunningWhenTheProcessEndedIsFreeAfterTheNextStart() {
        add("Ann", null);
        claimOne();
        ledger.close();
        open();
        assertThat(claimOne().attempts()).isEqualTo(2);
    }

    @Test
    void aLeadKeptWithoutARouteIsRoutedLaterAndOnlyOnce() {
        Lead lead = lead("Ann");
        ledger.add(new NewLead(lead, BODY, List.of(), Route.UNDECIDED), null).join();
        assertThat(ledger.find(lead.id()).orElseThrow().endedAt()).isNull();
        assertThat(ledger.claim("crm", 1).join().deliveries()).isEmpty();
        Map<Lead, Route> routes = Map.of(lead, new Route(true, List.of("crm"), Map.of("sales", "who knows")));
        assertThat(ledger.unrouted(10).join()).containsExactly(lead);
        ledger.route(routes).join();
        ledger.route(routes).join();
        assertThat(ledger.unrouted(10).join()).isEmpty();
        assertThat(ledger.find(lead.id()).orElseThrow().deliveries())
                .extracting(StoredDelivery::destination, StoredDelivery::state, StoredDelivery::reason)
                .containsExactly(
                        tuple("crm", DeliveryState.WAITING, null), tuple("sales", DeliveryState.DEAD, "who knows"));
    }

    @Test
    void tidyRemovesWhatIsPastItsTimeAndNothingThatWaits() {
        LeadId done = add("Done", SAME);
        ledger.settle(claimOne(), new Settlement.Done(DeliveryResult.delivered()))
                .join();
        LeadId waiting = add("Waiting", null);
        now = now.plus(Duration.ofDays(400)).plusMillis(1);
        assertThat(ledger.tidy(Duration.ofMinutes(10), Duration.ofDays(400)).join())
                .isEqualTo(2);
        assertThat(ledger.find(done)).isEmpty();
        assertThat(ledger.find(waiting)).isPresent();
    }

    private LeadId add(String name, Fingerprint fingerprint) {
        return ledger.add(new NewLead(lead(name), BODY, List.of(), Route.to(List.of("crm"))), fingerprint)
                .join();
    }

    private Lead lead(String name) {
        return Lead.builder(LeadId.newAt(now), now)
                .userDetails(UserDetails.builder()
                        .firstName(name)
                        .email(name + "@contoso.com")
                        .build())
                .build();
    }

    private StoredDelivery claimOne() {
        List<Claimed> claimed = ledger.claim("crm", 1).join().deliveries();
        assertThat(claimed).hasSize(1);
        return claimed.get(0).delivery();
    }

    private DeliveryState state(LeadId id) {
        return ledger.find(id).orElseThrow().deliveries().get(0).state();
    }
}
