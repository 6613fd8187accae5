package io.leadbridge.examples.quickstart;

import io.leadbridge.model.LeadJson;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

// tag::sink[]
/** Creates one record for each lead in a CRM that takes JSON by PUT, under a key that the sender chooses. */
final class CrmSink implements LeadSink {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI records;

    CrmSink(URI records) {
        this.records = records;
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws Exception {
        HttpRequest create = HttpRequest.newBuilder(
                        records.resolve(delivery.recordKey().toString()))
                .timeout(delivery.timeLimit())
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofByteArray(LeadJson.write(delivery.lead())))
                .build();
        int status = http.send(create, BodyHandlers.discarding()).statusCode();
        return switch (status) {
            case 200, 201, 204 -> DeliveryResult.delivered();
            case 412 -> DeliveryResult.alreadyThere(); // an earlier attempt of ours made it
            case 400, 422 -> DeliveryResult.rejected("the CRM refuses this lead with " + status);
            case 401, 403 -> DeliveryResult.blocked("the CRM refuses us with " + status + "; renew our access");
            default -> DeliveryResult.retry("the CRM answers " + status);
        };
    }
}
// end::sink[]
