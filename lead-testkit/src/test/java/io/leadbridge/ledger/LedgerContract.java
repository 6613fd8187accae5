package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.ledger.Settlement.Trouble;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.store.StoredLead;
import io.leadbridge.validation.Violation;
import io.leadbridge.validation.Warning;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, whatever the database. */
abstract class LedgerContract {
    private static final byte[] BODY = "{\"as\":\"sent\"}".getBytes(StandardCharsets.UTF_8);
    private static final Fingerprint SAME = new Fingerprint(new byte[] {1, 2, 3}, Duration.ofMinutes(10));

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Retention KEEP_A_MONTH =
            new Retention(Duration.ofMinutes(10), Duration.ofDays(30), LONGEST, Duration.ofHours(76), List.of("crm"));

    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    Ledger ledger;

    /** An empty store; the same one when asked again in the same test. */
    abstract LeadStore store();

    /** Whether what is erased is gone from the disk too. */
    abstract boolean canScrub();

    @BeforeEach
    void open() {
        ledger = Ledger.open(store(), () -> now);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aLeadIsFoundAgainWithAllThatWasWrittenDown() {
        Lead lead = lead("Ann");
        ledger.add(new NewLead(lead, null, BODY, List.of(new Warning("/x", "left aside")), to("crm", "sales")), null)
                .join();
        StoredLead stored = ledger.find(lead.id()).orElseThrow();
        assertThat(stored.lead()).isEqualTo(lead);
        assertThat(stored.warnings()).containsExactly(new Warning("/x", "left aside"));
        assertThat(stored.endedAt()).isNull();
        assertThat(stored.deliveries())
                .extracting(StoredDelivery::destination, StoredDelivery::state, StoredDelivery::recordKey)
                .containsExactly(
                        tuple(
                                "crm",
                                DeliveryState.WAITING,
                                to("crm").stops().get(0).recordKey()),
                        tuple(
                                "sales",
                                DeliveryState.WAITING,
                                to("sales").stops().get(0).recordKey()));
    }

    @Test
    void aRepeatWithinTheWindowIsCountedOnTheFirst() {
        LeadId first = add("Ann", SAME);
        now = now.plus(Duration.ofMinutes(9));
        assertThat(add("Ann", SAME)).isEqualTo(first);
        StoredLead stored = ledger.find(first).orElseThrow();
        assertThat(stored.repeats()).isEqualTo(1);
        assertThat(stored.repeatedAt()).isEqualTo(now);
        assertThat(claim(10)).hasSize(1);
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
        var one = ledger.add(new NewLead(lead("Ann"), null, BODY, List.of(), Route.NOWHERE), SAME);
        var two = ledger.add(new NewLead(lead("Ann"), null, BODY, List.of(), Route.NOWHERE), SAME);
        assertThat(one.join()).isEqualTo(two.join());
    }

    @Test
    void whatCannotBeWrittenFailsAloneAndItsNeighboursAreKept() {
        Lead twice = lead("Twice");
        Stream<Lead> leads = Stream.concat(Stream.generate(() -> lead("Ann")).limit(40), Stream.of(twice, twice));
        var results = Stream.concat(leads, Stream.generate(() -> lead("Bob")).limit(40))
                .map(lead -> ledger.add(new NewLead(lead, null, BODY, List.of(), to("crm")), null))
                .toList();
        assertThat(results.get(41))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(LeadStoreException.class);
        assertThat(results.stream().filter(result -> result != results.get(41)))
                .allSatisfy(result -> assertThat(ledger.find(result.join())).isPresent());
        assertThat(claim(1_000)).hasSize(81);
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
        assertThat(claim(1)).extracting(claim -> claim.lead().id()).containsExactly(old);
        assertThat(claim(10)).extracting(claim -> claim.lead().id()).containsExactly(young);
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void aRetryWaitsForItsTimeAndCountsTheNextAttempt() {
        LeadId id = add("Ann", null);
        Instant later = now.plusSeconds(30);
        settle(claimOne(), again("503", later));
        assertThat(claim(10)).isEmpty();
        assertThat(ledger.outlook("crm", null)).isEqualTo(new Outlook(later, true));
        now = later;
        StoredDelivery second = claimOne().delivery();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.firstAttemptAt()).isEqualTo(later.minusSeconds(30));
        assertThat(delivery(id).reason()).isEqualTo("503");
    }

    @Test
    void aDeliveredLeadEndsWithItsRecord() {
        LeadId id = add("Ann", null);
        var result = DeliveryResult.delivered().withRecordId("7").withLink(URI.create("https://crm/7"));
        assertThat(settle(claimOne(), new Settlement.Done(result))).isTrue();
        assertThat(ledger.find(id).orElseThrow().endedAt()).isEqualTo(now);
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery(id).recordId()).isEqualTo("7");
        assertThat(delivery(id).link()).isEqualTo("https://crm/7");
    }

    @Test
    void everyAttemptIsInTheHistory() {
        LeadId id = add("Ann", null);
        settle(claimOne(), again("503", now));
        settle(claimOne(), new Settlement.Blocked("the secret is wrong"));
        now = now.plus(Duration.ofMinutes(1));
        settle(claimOne(), new Settlement.Refused("no such product"));
        assertThat(ledger.find(id).orElseThrow().history())
                .extracting(HistoryEntry::event, HistoryEntry::attempt, HistoryEntry::reason)
                .containsExactly(
                        tuple(Event.RETRY, 1, "503"),
                        tuple(Event.BLOCKED, 2, "the secret is wrong"),
                        tuple(Event.REFUSED, 2, "no such product"));
    }

    @Test
    void deliveredWinsAndAnyOtherLateOutcomeIsNotHeard() {
        LeadId id = add("Ann", null);
        Claim slow = claimOne();
        settle(slow, again("no result in time", now));
        Claim quick = claimOne();
        assertThat(settle(slow, new Settlement.Refused("late refusal"))).isFalse();
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.RUNNING);
        assertThat(settle(slow, done())).isTrue();
        assertThat(settle(quick, again("503", now))).isFalse();
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void anAttemptThatWasBlockedIsToldFromTheNextOfTheSameNumber() {
        LeadId id = add("Ann", null);
        Claim first = claimOne();
        settle(first, new Settlement.Blocked("the secret is wrong"));
        now = now.plus(Duration.ofMinutes(1));
        Claim second = claimOne();
        assertThat(second.delivery().attempts()).isEqualTo(first.delivery().attempts());
        assertThat(settle(first, new Settlement.Refused("late refusal"))).isFalse();
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.RUNNING);
    }

    @Test
    void aDeliveryIsBornRunningWhereAWorkerWaitsForIt() {
        Lead lead = lead("Ann");
        Route route = to("crm", "sales")
                .withStops(stop -> stop.withStarted(stop.destination().equals("crm")));
        ledger.add(new NewLead(lead, null, BODY, List.of(), route), null).join();
        assertThat(claim(10)).isEmpty();
        assertThat(settle(Claim.born(lead, route.stops().get(0)), done())).isTrue();
        assertThat(delivery(lead.id()).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(ledger.find(lead.id()).orElseThrow().deliveries().get(1).state())
                .isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void aBlockedDestinationIsProbedByOneUntilItWorks() {
        add("Ann", null);
        add("Bob", null);
        add("Cid", null);
        settle(claimOne(), new Settlement.Blocked("the secret is wrong"));
        assertThat(claim(10)).isEmpty();
        assertThat(ledger.status("crm").state()).isEqualTo(DestinationState.BLOCKED);
        assertThat(ledger.status("crm").reason()).isEqualTo("the secret is wrong");
        now = now.plus(Duration.ofMinutes(1));
        List<Claim> probe = claim(10);
        assertThat(probe).singleElement().matches(Claim::probe);
        assertThat(claim(10)).isEmpty();
        settle(probe.get(0), done());
        assertThat(ledger.status("crm").state()).isEqualTo(DestinationState.OPEN);
        assertThat(claim(10)).hasSize(2);
    }

    @Test
    void aBlockedAttemptDoesNotCount() {
        add("Ann", null);
        settle(claimOne(), new Settlement.Blocked("the secret is wrong"));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(claimOne().delivery().attempts()).isEqualTo(1);
    }

    @Test
    void aFailingDestinationGetsEverRarerProbesEachOfAnotherLead() {
        add("Ann", null);
        now = now.plusMillis(1);
        add("Bob", null);
        settle(claimOne(), again("503", now.plusSeconds(5), new Trouble(true, null)));
        assertThat(ledger.status("crm").state()).isEqualTo(DestinationState.FAILING);
        assertThat(claim(10)).isEmpty();
        String before = "";
        for (int rest : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            now = now.plusSeconds(rest).minusMillis(1);
            assertThat(claim(10)).isEmpty();
            now = now.plusMillis(1);
            Claim probe = claimOne();
            String name = probe.lead().userDetails().firstName();
            assertThat(name).isNotEqualTo(before);
            before = name;
            settle(probe, again("503", now.plus(Duration.ofHours(1)), Trouble.NONE));
        }
        assertThat(ledger.status("crm").state()).isEqualTo(DestinationState.FAILING);
    }

    @Test
    void theFirstSuccessReleasesWhatWaitsForALaterAttempt() {
        add("Ann", null);
        add("Bob", null);
        settle(claimOne(), again("503", now.plus(Duration.ofHours(6)), Trouble.NONE));
        settle(claimOne(), again("503", now.plus(Duration.ofHours(6)), new Trouble(true, null)));
        now = now.plusSeconds(5);
        settle(claimOne(), done());
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void aDestinationThatAsksForARestGetsIt() {
        add("Ann", null);
        settle(claimOne(), again("429", now, new Trouble(true, Duration.ofMinutes(20))));
        now = now.plus(Duration.ofMinutes(20)).minusMillis(1);
        assertThat(claim(10)).isEmpty();
        now = now.plusMillis(1);
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void aLateFailureDoesNotLengthenTheRest() {
        add("Ann", null);
        add("Bob", null);
        List<Claim> both = claim(2);
        settle(both.get(0), again("503", now, new Trouble(true, null)));
        settle(both.get(1), again("503", now, new Trouble(true, null)));
        now = now.plusSeconds(5);
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void timeCountsTowardsGivingUpOnlyWhileSomebodyTries() {
        add("Ann", null);
        settle(claimOne(), again("503", now.plusSeconds(30)));
        now = now.plusSeconds(30);
        Claim second = claimOne();
        assertThat(second.delivery().triedFor()).isEqualTo(Duration.ofSeconds(30));
        settle(second, again("503", now));
        now = now.plus(Duration.ofDays(30));
        Claim third = claimOne();
        assertThat(third.delivery().triedFor()).isEqualTo(Duration.ofSeconds(30).plus(LONGEST));
        settle(third, new Settlement.Blocked("the secret is wrong"));
        now = now.plus(Duration.ofDays(1));
        Claim probe = claimOne();
        assertThat(probe.delivery().triedFor()).isEqualTo(third.delivery().triedFor());
        now = now.minus(Duration.ofDays(90));
        settle(probe, again("503", now));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(claimOne().delivery().triedFor()).isEqualTo(third.delivery().triedFor());
    }

    @Test
    void aRateLimitHoldsForAllClaimsTogether() {
        Stream.of("Ann", "Bob", "Cid", "Dan").forEach(name -> add(name, null));
        var request = new ClaimRequest("crm", 10, Duration.ofSeconds(60), LONGEST, Duration.ofSeconds(10));
        assertThat(ledger.claim(request).join()).hasSize(1);
        assertThat(ledger.claim(request).join()).isEmpty();
        assertThat(ledger.outlook("crm", Duration.ofSeconds(10)).nextAt()).isAfter(now);
        now = now.plusSeconds(10);
        assertThat(ledger.claim(request).join()).hasSize(1);
        now = now.plusSeconds(3600);
        assertThat(ledger.claim(request).join()).hasSize(1);
    }

    @Test
    void aRecordOfManyLeadsIsWrittenByOneAtATimeAndNeverByAnOlderLead() {
        LeadId older = addShared("Ann");
        now = now.plusMillis(1);
        LeadId newer = addShared("Ann");
        Claim first = claimOne();
        assertThat(first.lead().id()).isEqualTo(older);
        assertThat(claim(10)).isEmpty();
        settle(first, again("503", now.plusSeconds(5)));
        Claim second = claimOne();
        assertThat(second.lead().id()).isEqualTo(newer);
        settle(second, done());
        now = now.plusSeconds(5);
        assertThat(claim(10)).isEmpty();
        StoredLead superseded = ledger.find(older).orElseThrow();
        assertThat(superseded.deliveries().get(0).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(superseded.history()).extracting(HistoryEntry::event).contains(Event.SUPERSEDED);
        assertThat(superseded.endedAt()).isEqualTo(now);
    }

    @Test
    void aRateSurvivesAClockThatWasAhead() {
        Stream.of("Ann", "Bob").forEach(name -> add(name, null));
        var request = new ClaimRequest("crm", 10, Duration.ofSeconds(60), LONGEST, Duration.ofSeconds(10));
        now = now.plus(Duration.ofDays(3650));
        ledger.claim(request).join();
        now = now.minus(Duration.ofDays(3650));
        assertThat(ledger.outlook("crm", request.interval()).nextAt()).isBeforeOrEqualTo(now);
        assertThat(ledger.claim(request).join()).hasSize(1);
    }

    @Test
    void aRewriteNeverBringsAnOlderLeadBack() {
        LeadId older = addShared("Ann");
        now = now.plusMillis(1);
        addShared("Ann");
        settle(claimOne(), done());
        settle(claimOne(), done());
        ledger.rewrite(DeliveryFilter.in(DeliveryState.DELIVERED), 10).join();
        assertThat(claim(10)).singleElement().satisfies(rewritten -> {
            assertThat(rewritten.lead().id()).isNotEqualTo(older);
            assertThat(rewritten.delivery().mode()).isEqualTo(WriteMode.UPDATE);
        });
    }

    @Test
    void anOptOutThatANewerLeadOvertookIsADeadLetterAndNotForgotten() {
        LeadId older = addShared(
                Lead.builder(LeadId.newAt(now), now).actionCode(ActionCode.DNC).build());
        now = now.plusMillis(1);
        addShared("Ann");
        settle(claimOne(), again("503", now.plusSeconds(5)));
        settle(claimOne(), done());
        now = now.plusSeconds(5);
        assertThat(claim(10)).isEmpty();
        assertThat(delivery(older).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(older).reason()).contains("set the opt-outs there by hand");
    }

    @Test
    void severalThatFindADestinationBlockedCountAsOne() {
        Stream.of("Ann", "Bob", "Cid").forEach(name -> add(name, null));
        claim(3).forEach(claim -> settle(claim, new Settlement.Blocked("the secret is wrong")));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void whatWasRunningWhenTheProcessEndedIsFreeAfterTheNextStart() {
        add("Ann", null);
        claimOne();
        ledger.close();
        open();
        assertThat(claimOne().delivery().attempts()).isEqualTo(2);
    }

    @Test
    void aLeadKeptWithoutARouteIsRoutedLaterAndOnlyOnce() {
        Lead lead = lead("Ann");
        ledger.add(new NewLead(lead, null, BODY, List.of(), Route.UNDECIDED), null)
                .join();
        assertThat(ledger.find(lead.id()).orElseThrow().endedAt()).isNull();
        assertThat(claim(1)).isEmpty();
        Map<Lead, Route> routes = Map.of(
                lead,
                new Route(true, to("crm").stops(), Map.of(to("sales").stops().get(0), "who knows")));
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
    void deadLettersAreListedByWhatIsSaidOfThem() {
        LeadId first = addDead("Ann", "no such product 10%");
        now = now.plusSeconds(1);
        LeadId second = addDead("Bob", "The field is 100 too long");
        add("Cid", null);
        DeliveryFilter dead = DeliveryFilter.in(DeliveryState.DEAD);
        assertThat(leads(dead)).containsExactly(first, second);
        assertThat(leads(dead.destination("crm").reason("THE FIELD"))).containsExactly(second);
        assertThat(leads(dead.reason("10%"))).containsExactly(first);
        assertThat(leads(dead.received(now, now.plusSeconds(1)))).containsExactly(second);
        assertThat(leads(dead.after(delivery(first)))).containsExactly(second);
        assertThat(leads(dead.offer(new OfferId("contoso.crm")))).isEmpty();
        assertThat(leads(dead.destination("sales"))).isEmpty();
    }

    @Test
    void aReplayedDeliveryBeginsAnewUnderTheSameRecordKey() {
        LeadId id = addDead("Ann", "no such product");
        RecordKey key = delivery(id).recordKey();
        assertThat(ledger.replay(DeliveryFilter.in(DeliveryState.DEAD), 10)
                        .join()
                        .done())
                .isEqualTo(1);
        assertThat(ledger.find(id).orElseThrow().endedAt()).isNull();
        Claim again = claimOne();
        assertThat(again.delivery().recordKey()).isEqualTo(key);
        assertThat(again.delivery().mode()).isEqualTo(WriteMode.CREATE);
        assertThat(again.delivery().triedFor()).isZero();
        assertThat(again.delivery().attempts()).isEqualTo(1);
        assertThat(again.delivery().claims()).isEqualTo(2);
        settle(again, done());
        assertThat(ledger.find(id).orElseThrow().history())
                .extracting(HistoryEntry::event)
                .containsExactly(Event.REFUSED, Event.REPLAYED, Event.DELIVERED);
    }

    @Test
    void aRewrittenDeliveryOnlyChangesAndStillKnowsItsRecord() {
        LeadId id = add("Ann", null);
        settle(claimOne(), new Settlement.Done(DeliveryResult.delivered().withRecordId("7")));
        assertThat(ledger.rewrite(DeliveryFilter.in(DeliveryState.DELIVERED).lead(id), 10)
                        .join()
                        .done())
                .isEqualTo(1);
        Claim again = claimOne();
        assertThat(again.delivery().mode()).isEqualTo(WriteMode.UPDATE);
        settle(again, done());
        assertThat(delivery(id).recordId()).isEqualTo("7");
    }

    @Test
    void aDiscardedDeliveryEndsItsLeadAndCanBeReplayed() {
        LeadId id = add("Ann", null);
        assertThat(ledger.discard(DeliveryFilter.in(DeliveryState.WAITING), 10)
                        .join()
                        .done())
                .isEqualTo(1);
        assertThat(ledger.find(id).orElseThrow().endedAt()).isEqualTo(now);
        assertThat(claim(10)).isEmpty();
        assertThat(ledger.replay(DeliveryFilter.in(DeliveryState.DISCARDED), 10)
                        .join()
                        .done())
                .isEqualTo(1);
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void aCorrectedLeadKeepsItsIdAndTheBytesAsSent() {
        LeadId id = addDead("Ann", "no such product");
        Lead corrected = lead("Anna").identifiedBy(id, now);
        assertThat(ledger.correct(corrected, List.of()).join()).isTrue();
        StoredLead stored = ledger.find(id).orElseThrow();
        assertThat(stored.lead()).isEqualTo(corrected);
        assertThat(stored.body()).isEqualTo(BODY);
        assertThat(stored.correctedAt()).isEqualTo(now);
        assertThat(ledger.correct(lead("Nobody"), List.of()).join()).isFalse();
    }

    @Test
    void aQuarantinedPayloadBecomesTheLeadThatItWasMeantToBe() {
        LeadId id = quarantine("oops".getBytes(StandardCharsets.UTF_8));
        Lead lead = lead("Ann").identifiedBy(id, now);
        NewLead entry = new NewLead(lead, null, BODY, List.of(), to("crm"));
        assertThat(ledger.admit(entry, Event.CORRECTED).join()).isTrue();
        assertThat(ledger.findQuarantined(id)).isEmpty();
        assertThat(claimOne().lead()).isEqualTo(lead);
        assertThat(ledger.admit(entry, Event.CORRECTED).join()).isFalse();
    }

    @Test
    void aDiscardedPayloadIsListedOnlyWhenAskedFor() {
        LeadId id = quarantine(BODY);
        assertThat(ledger.quarantined(QuarantineFilter.ALL, 10)).hasSize(1);
        assertThat(ledger.discard(id).join()).isTrue();
        assertThat(ledger.quarantined(QuarantineFilter.ALL, 10)).isEmpty();
        assertThat(ledger.quarantined(QuarantineFilter.ALL.withDiscarded(), 10)).hasSize(1);
        assertThat(ledger.quarantined(QuarantineFilter.ALL.reason(QuarantineReason.INVALID), 10))
                .isEmpty();
    }

    @Test
    void tidyRemovesWhatIsPastItsTimeAndNothingThatWaits() {
        LeadId done = add("Done", SAME);
        settle(claimOne(), done());
        LeadId waiting = add("Waiting", null);
        LeadId quarantined = quarantine(BODY);
        tidyFor(Duration.ofDays(30).plusHours(1), KEEP_A_MONTH);
        assertThat(ledger.find(done)).isEmpty();
        assertThat(ledger.findQuarantined(quarantined)).isEmpty();
        assertThat(ledger.find(waiting)).isPresent();
    }

    @Test
    void aClockThatJumpsYearsAheadForAnHourRemovesNothing() {
        LeadId dead = addDead("Ann", "no such product");
        ledger.tidy(KEEP_A_MONTH).join();
        now = now.plus(Duration.ofDays(3650));
        for (int minute = 0; minute < 60; minute++) {
            ledger.tidy(KEEP_A_MONTH).join();
        }
        assertThat(ledger.find(dead)).isPresent();
    }

    @Test
    void whatAWrongClockPutOffForYearsIsDueAgain() {
        add("Ann", null);
        settle(claimOne(), again("503", now.plus(Duration.ofDays(3650))));
        ledger.tidy(KEEP_A_MONTH).join();
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void deliveriesToADestinationThatWasRemovedAreDeadLettersInTheEnd() {
        LeadId id = add("Ann", null);
        ledger.tidy(KEEP_A_MONTH).join();
        Retention without = new Retention(
                KEEP_A_MONTH.duplicatesWithin(), KEEP_A_MONTH.keep(), LONGEST, Duration.ofHours(76), List.of("other"));
        now = now.plus(Duration.ofHours(75));
        ledger.tidy(without).join();
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.WAITING);
        now = now.plus(Duration.ofHours(2));
        ledger.tidy(without).join();
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(id).reason()).isEqualTo("the destination was removed from the settings");
    }

    @Test
    void whatPeopleShouldLookAtIsSaidThirtyDaysBeforeItGoes() {
        addDead("Ann", "no such product");
        quarantine(BODY);
        assertThat(ledger.expiring(Duration.ofDays(31)).isAny()).isFalse();
        now = now.plus(Duration.ofDays(2));
        assertThat(ledger.expiring(Duration.ofDays(31))).isEqualTo(new Expiring(1, 1));
    }

    @Test
    void aPersonIsErasedWithAllThatIsKnown() {
        LeadId waiting = add("Ann", SAME);
        now = now.plusMillis(1);
        LeadId delivered = add("Ann", null);
        now = now.plusMillis(1);
        LeadId other = add("Bob", null);
        LeadId named = quarantine("{\"Email\": \"ANN\\u0040contoso.com\", oops".getBytes(StandardCharsets.UTF_8));
        LeadId unnamed = quarantine("oops".getBytes(StandardCharsets.UTF_16));
        settle(claim(2).get(1), new Settlement.Done(DeliveryResult.delivered().withRecordId("7")));
        Erasure erasure = ledger.erase(" Ann@Contoso.com");
        assertThat(erasure.leads()).containsExactlyInAnyOrder(waiting, delivered);
        assertThat(erasure.quarantined()).containsExactly(named);
        erasure.begin().join();
        assertThat(erasure.running()).extracting(StoredDelivery::lead).containsExactly(waiting);
        assertThat(erasure.finish().join()).extracting(StoredDelivery::recordId).containsExactly("7");
        assertThat(erasure.scrub()).isEqualTo(canScrub());
        assertThat(ledger.find(waiting)).isEmpty();
        assertThat(ledger.find(delivered)).isEmpty();
        assertThat(ledger.find(other)).isPresent();
        assertThat(ledger.findQuarantined(named)).isEmpty();
        assertThat(ledger.findQuarantined(unnamed)).isPresent();
        assertThat(add("Ann", SAME)).isNotEqualTo(waiting);
    }

    @Test
    void aLateOutcomeDoesNotReviveWhatWasErased() {
        LeadId id = add("Ann", null);
        Claim hanging = claimOne();
        Erasure erasure = ledger.erase("ann@contoso.com");
        erasure.begin().join();
        erasure.finish().join();
        assertThat(settle(hanging, done())).isFalse();
        assertThat(ledger.find(id)).isEmpty();
        assertThat(ledger.replay(DeliveryFilter.in(DeliveryState.DEAD).lead(id), 10)
                        .join()
                        .done())
                .isZero();
    }

    @Test
    void whatIsBeingErasedIsNotTriedAgain() {
        add("Ann", null);
        Claim running = claimOne();
        Erasure erasure = ledger.erase("ann@contoso.com");
        erasure.begin().join();
        settle(running, again("503", now));
        assertThat(claim(10)).isEmpty();
        assertThat(erasure.running()).isEmpty();
    }

    @Test
    void anErasureThatWasBrokenOffIsFinishedByTheNextTidying() {
        LeadId id = add("Ann", null);
        ledger.erase("ann@contoso.com").begin().join();
        assertThat(claim(10)).isEmpty();
        assertThat(ledger.find(id)).isEmpty();
        ledger.tidy(KEEP_A_MONTH).join();
        assertThat(ledger.erase("ann@contoso.com").leads()).hasSize(1);
        now = now.plus(Duration.ofMinutes(11));
        ledger.tidy(KEEP_A_MONTH).join();
        assertThat(ledger.erase("ann@contoso.com").leads()).isEmpty();
    }

    private void tidyFor(Duration span, Retention retention) {
        for (long hour = 0; hour <= span.toHours(); hour++) {
            ledger.tidy(retention).join();
            now = now.plus(Duration.ofHours(1));
        }
    }

    private LeadId add(String name, Fingerprint fingerprint) {
        return ledger.add(new NewLead(lead(name), null, BODY, List.of(), to("crm")), fingerprint)
                .join();
    }

    private LeadId addShared(String name) {
        return addShared(lead(name));
    }

    private LeadId addShared(Lead lead) {
        var stop = new Route.Stop("crm", RecordKey.of("Ann", null, "crm"), WriteMode.UPSERT, false);
        return ledger.add(new NewLead(lead, null, BODY, List.of(), new Route(true, List.of(stop), Map.of())), null)
                .join();
    }

    private LeadId addDead(String name, String reason) {
        LeadId id = add(name, null);
        settle(claimOne(), new Settlement.Refused(reason));
        return id;
    }

    private LeadId quarantine(byte[] body) {
        LeadId id = LeadId.newAt(now);
        var payload = new QuarantinedPayload(id, now, null, QuarantineReason.MALFORMED, "not JSON", List.of(), body);
        return ledger.quarantine(payload, null).join();
    }

    Lead lead(String name) {
        return Lead.builder(LeadId.newAt(now), now)
                .userDetails(UserDetails.builder()
                        .firstName(name)
                        .email(name + "@contoso.com")
                        .build())
                .build();
    }

    static Route to(String... destinations) {
        return new Route(
                true,
                Stream.of(destinations)
                        .map(name -> new Route.Stop(name, RecordKey.of("key", null, name), WriteMode.CREATE, false))
                        .toList(),
                Map.of());
    }

    private static Settlement.Done done() {
        return new Settlement.Done(DeliveryResult.delivered());
    }

    private static Settlement.Again again(String reason, Instant nextAt) {
        return again(reason, nextAt, Trouble.NONE);
    }

    private static Settlement.Again again(String reason, Instant nextAt, Trouble trouble) {
        return new Settlement.Again(reason, nextAt, trouble);
    }

    private boolean settle(Claim claim, Settlement settlement) {
        return ledger.settle(claim, settlement).join();
    }

    private List<Claim> claim(int most) {
        return ledger.claim(new ClaimRequest("crm", most, Duration.ofSeconds(60), LONGEST, null))
                .join();
    }

    private Claim claimOne() {
        List<Claim> claims = claim(1);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private List<LeadId> leads(DeliveryFilter filter) {
        return ledger.deliveries(filter, 10).stream().map(StoredDelivery::lead).toList();
    }

    private StoredDelivery delivery(LeadId id) {
        return ledger.find(id).orElseThrow().deliveries().get(0);
    }
}
