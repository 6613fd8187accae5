package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadJson;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.SinkPreview;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** That a right sink passes the contract, and that each kind of wrong one is caught by it. */
final class LeadSinkContractTest {

    @Nested
    final class ARightSink extends LeadSinkContract {
        private final ConcurrentMap<RecordKey, Lead> records = MemorySink.destination();
        private boolean broken;

        @Override
        protected LeadSink open() {
            MemorySink sink = new MemorySink(records);
            return delivery -> broken ? DeliveryResult.blocked("switched off") : sink.deliver(delivery);
        }

        @Override
        protected Repeats repeats() {
            return Repeats.MAKE_NO_SECOND_RECORD;
        }

        @Override
        protected List<String> records() {
            return records.keySet().stream().map(RecordKey::toString).toList();
        }

        @Override
        protected String description(Delivery delivery) {
            return Objects.requireNonNull(records.get(delivery.recordKey()).description());
        }

        @Override
        protected void breakDestination() {
            broken = true;
        }
    }

    @Test
    void catchesASinkThatForgetsLeads() {
        Sinks sinks = new Sinks(records -> delivery -> DeliveryResult.delivered());

        assertCaught(sinks::deliversALead);
        assertCaught(sinks::deliversEachLeadOfSeveralThreadsOnce);
        assertCaught(sinks::deliversARepeatWhoseFirstAttemptNeverArrived);
        assertCaught(sinks::deliversHostileTexts);
        assertCaught(sinks::answersALeadInWhichEverythingIsMissing);
    }

    @Test
    void catchesASinkThatWritesARepeatTwice() {
        assertCaught(new Sinks(LeadSinkContractTest::appending)::makesNoSecondRecordForARepeat);
        assertCaught(new Sinks(LeadSinkContractTest::appending)::makesNoSecondRecordForARepeatAfterARestart);
    }

    @Test
    void catchesASinkThatKnowsRepeatsOnlyUntilItIsClosed() throws Exception {
        new Sinks(LeadSinkContractTest::forgetful).makesNoSecondRecordForARepeat();

        assertCaught(new Sinks(LeadSinkContractTest::forgetful)::makesNoSecondRecordForARepeatAfterARestart);
    }

    @Test
    void catchesASinkThatTakesEveryRepeatForDone() {
        Sinks sinks = new Sinks(records -> delivery -> delivery.isRepeat()
                ? DeliveryResult.alreadyThere()
                : appending(records).deliver(delivery));

        assertCaught(sinks::deliversARepeatWhoseFirstAttemptNeverArrived);
    }

    @Test
    void catchesASinkThatTellsPersonalData() {
        Sinks sinks = new Sinks(records -> delivery ->
                DeliveryResult.retry("refused " + delivery.lead().userDetails().email()));

        assertCaught(sinks::tellsNoPersonalDataWhenTheDestinationIsBroken);
    }

    @Test
    void catchesASinkThatDeliversForAPreview() {
        Sinks sinks = new Sinks(records -> previewing(delivery -> {
            records.add(delivery.recordKey().toString());
            return SinkPreview.NONE;
        }));

        assertCaught(sinks::aPreviewDeliversNothingAndItsTextTellsNoPersonalData);
        assertCaught(sinks::aPreviewCallsNobody);
    }

    @Test
    void catchesAPreviewThatTellsWhatItShouldNot() {
        Sinks sinks = new Sinks(records -> previewing(delivery -> new SinkPreview(
                "Authorization: " + Sinks.SECRET,
                List.of(),
                List.of("sent to " + delivery.lead().userDetails().email()))));

        assertCaught(sinks::aPreviewDeliversNothingAndItsTextTellsNoPersonalData);
        assertCaught(sinks::aPreviewNamesNoSecret);
    }

    @Test
    void catchesASinkThatDeliversIntoTheVoid() {
        assertCaught(new Sinks(LeadSinkContractTest::appending)::tellsNoPersonalDataWhenTheDestinationIsBroken);
    }

    @Test
    void catchesASinkThatStumblesOverALeadWithoutAnything() {
        Sinks sinks = new Sinks(records -> delivery -> delivery.lead().description() == null
                ? DeliveryResult.retry("NullPointerException")
                : DeliveryResult.delivered());

        assertCaught(sinks::answersALeadInWhichEverythingIsMissing);
    }

    @Test
    void showsWhatIsNotDeclaredAsSkipped() {
        LeadSinkContract sinks = new Undeclared();

        assertThatThrownBy(sinks::makesNoSecondRecordForARepeat).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(sinks::keepsHostileTextsAsTheyWere).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(sinks::aPreviewCallsNobody).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(sinks::aPreviewNamesNoSecret).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(sinks::tellsNoPersonalDataWhenTheDestinationIsBroken)
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void everyPersonalDatumStandsInTheLead() {
        String lead = new String(LeadJson.write(Somebody.lead()), UTF_8);

        assertThat(lead.toLowerCase(Locale.ROOT)).contains(Somebody.PERSONAL_DATA);
    }

    private static void assertCaught(ThrowingCallable contract) {
        assertThatThrownBy(contract).isInstanceOf(AssertionError.class);
    }

    private static LeadSink appending(List<String> records) {
        return delivery -> {
            records.add(delivery.recordKey().toString());
            return DeliveryResult.delivered();
        };
    }

    private static LeadSink forgetful(List<String> records) {
        MemorySink known = new MemorySink(MemorySink.destination());
        return delivery -> known.deliver(delivery).equals(DeliveryResult.alreadyThere())
                ? DeliveryResult.alreadyThere()
                : appending(records).deliver(delivery);
    }

    private static LeadSink previewing(Function<Delivery, SinkPreview> preview) {
        return new LeadSink() {
            @Override
            public DeliveryResult deliver(Delivery delivery) {
                return DeliveryResult.delivered();
            }

            @Override
            public SinkPreview preview(Delivery delivery) {
                return preview.apply(delivery);
            }
        };
    }

    private interface Opening {
        LeadSink open(List<String> records);
    }

    /** The contract of some sink, to be called test by test. */
    private static final class Sinks extends LeadSinkContract {
        private static final String SECRET = "hunter2";

        private final List<String> records = new CopyOnWriteArrayList<>();
        private final Opening opening;

        Sinks(Opening opening) {
            this.opening = opening;
        }

        @Override
        protected LeadSink open() {
            return opening.open(records);
        }

        @Override
        protected Repeats repeats() {
            return Repeats.MAKE_NO_SECOND_RECORD;
        }

        @Override
        protected List<String> records() {
            return records;
        }

        @Override
        protected int calls() {
            return records.size();
        }

        @Override
        protected List<String> secrets() {
            return List.of(SECRET);
        }

        @Override
        protected void breakDestination() {}
    }

    private static final class Undeclared extends LeadSinkContract {
        @Override
        protected LeadSink open() {
            return delivery -> DeliveryResult.delivered();
        }

        @Override
        protected Repeats repeats() {
            return Repeats.MAY_MAKE_A_SECOND_RECORD;
        }

        @Override
        protected List<String> records() {
            return List.of();
        }
    }
}
