package io.leadbridge.examples.quickstart;

import static io.leadbridge.store.DeliveryState.DEAD;

import io.leadbridge.ErasureReceipt;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.StoredDelivery;
import java.util.List;
import java.util.Optional;

/** What people do about leads that need somebody, as the README shows it. */
final class Office {
    private final LeadPipeline pipeline;

    Office(LeadPipeline pipeline) {
        this.pipeline = pipeline;
    }

    int repair(LeadId id, byte[] correctedJson) {
        // tag::repair[]
        DeliveryFilter dead = DeliveryFilter.in(DEAD).destination("crm").reason("country");
        List<StoredDelivery> letters = pipeline.deliveries().list(dead, 100);
        Optional<Receipt> corrected = pipeline.deliveries().correct(id, correctedJson);
        int sentAgain = pipeline.deliveries().replay(dead);
        // end::repair[]
        return corrected.isPresent() ? sentAgain : -letters.size();
    }

    ErasureReceipt erase(String email) {
        return pipeline.erase(email);
    }
}
