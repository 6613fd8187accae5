package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final FakeSalesforce crm = FakeSalesforce.start();
    private final SalesforceSink sink = SalesforceSink.builder(crm.url())
            .clientCredentials(crm.clientId(), crm.clientSecret())
            .build();

    @AfterEach
    void close() {
        sink.close();
        crm.close();
    }

    @Test
    void leadsGoTogetherWhileRequestsArePlenty() throws Exception {
        crm.useRequests(13_000);
        sink.check();
        crm.always().where(FakeSalesforce::isSave).hang();
        CompletableFuture<DeliveryResult> one = deliverElsewhere();
        CompletableFuture<DeliveryResult> two = deliverElsewhere();

        await().until(() -> saves() == 2);
        crm.clear();
        assertThat(one.get()).isInstanceOf(Delivered.class);
        assertThat(two.get()).isInstanceOf(Delivered.class);
    }

    @Test
    void leadsGoOneAtATimeWhenRequestsAreScarce() throws Exception {
        crm.useRequests(13_600);
        sink.check();
        crm.next().where(FakeSalesforce::isSave).hang();
        CompletableFuture<DeliveryResult> one = deliverElsewhere();
        await().until(() -> saves() == 1);

        Retry late = (Retry) sink.deliver(within(Duration.ofMillis(50), first(example())));

        assertThat(late.reason()).contains("scarce");
        assertThat(saves()).isEqualTo(1);
        crm.release();
        assertThat(one.get()).isInstanceOf(Delivered.class);
        assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
    }

    @Test
    void checkSaysWhenNoRequestIsLeft() throws Exception {
        crm.dailyRequests(2);
        assertThat(sink.check()).isEmpty();
        assertThat(sink.check())
                .singleElement()
                .asString()
                .startsWith("2 of the org's 2 API requests of 24 hours are used: find out");
    }

    private CompletableFuture<DeliveryResult> deliverElsewhere() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return sink.deliver(first(example()));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private long saves() {
        return crm.requests().stream().filter(FakeSalesforce::isSave).count();
    }
}
