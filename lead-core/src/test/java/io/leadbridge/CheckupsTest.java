package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckupsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void allAreAskedAtTheSameTimeAndAnswerInTheirOrder() {
        CyclicBarrier together = new CyclicBarrier(2);
        Destination crm = asked("crm", () -> List.of("turn " + (together.await(10, TimeUnit.SECONDS) >= 0)));
        Destination sales = asked("sales", () -> together.await(10, TimeUnit.SECONDS) < 0 ? List.of("") : List.of());

        var said = Checkups.once(List.of(crm, sales));

        assertThat(said.keySet()).containsExactly("crm", "sales");
        assertThat(said.get("crm")).containsExactly("turn true");
        assertThat(said.get("sales")).isEmpty();
    }

    @Test
    void aCheckThatThrowsGivesOneSentenceWithoutWhatTheExceptionSays() {
        Destination crm = asked("crm", () -> {
            throw new IOException("password=hunter2 of ann@contoso.com");
        });

        assertThat(Checkups.once(List.of(crm)).get("crm"))
                .singleElement()
                .asString()
                .startsWith("the check of crm threw java.io.IOException: see whether")
                .doesNotContain("hunter2", "ann");
    }

    @Test
    void aCheckThatGivesNothingAtAllIsOneThatThrew() {
        Destination crm = asked("crm", () -> null);
        Destination sales = asked("sales", () -> Arrays.asList("a sentence", null));

        var said = Checkups.once(List.of(crm, sales));

        assertThat(said.get("crm")).singleElement().asString().contains("NullPointerException");
        assertThat(said.get("sales")).singleElement().asString().contains("NullPointerException");
    }

    @Test
    void aCheckThatDoesNotReturnIsInterruptedAndKeepsNoOtherWaiting() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Destination crm = asked("crm", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return List.of();
        });
        try (Checkups checkups = new Checkups(List.of(crm, asked("sales", () -> List.of("full"))), SHORT)) {
            var said = checkups.check();

            assertThat(said.get("crm")).singleElement().asString().contains("crm did not end within 0 s: see whether");
            assertThat(said.get("sales")).containsExactly("full");
            assertThat(interrupted)
                    .satisfies(latch ->
                            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue());
        }
    }

    @Test
    void whatTheLastCheckFoundNamesTheDestination() {
        List<String> sentences = new ArrayList<>(List.of("its secret is wrong"));
        try (Checkups checkups = new Checkups(List.of(asked("crm", () -> sentences)), LONG)) {
            assertThat(checkups.findings()).isEmpty();
            checkups.check();
            assertThat(checkups.findings()).containsExactly("destination crm: its secret is wrong");
            sentences.clear();
            checkups.check();
            assertThat(checkups.findings()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsItAndStays() {
        Thread.currentThread().interrupt();

        var said = Checkups.once(List.of(asked("crm", List::of)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(said.get("crm")).containsExactly("the check of crm was broken off: repeat it");
    }

    @Test
    void afterTheEndNothingIsAsked() {
        Checkups checkups = new Checkups(List.of(asked("crm", List::of)), LONG);
        checkups.close();

        assertThat(checkups.check().get("crm")).singleElement().asString().contains("broken off");
    }

    private static Destination asked(String name, Callable<List<String>> check) {
        return new Destination(name, new LeadSink() {
            @Override
            public DeliveryResult deliver(Delivery delivery) {
                return DeliveryResult.delivered();
            }

            @Override
            public List<String> check() throws Exception {
                return check.call();
            }
        });
    }
}
