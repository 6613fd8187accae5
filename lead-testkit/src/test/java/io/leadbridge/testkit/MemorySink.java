package io.leadbridge.testkit;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A destination that does everything right, in a map that outlives its sinks. */
final class MemorySink implements LeadSink {
    private final ConcurrentMap<RecordKey, Lead> records;

    MemorySink(ConcurrentMap<RecordKey, Lead> records) {
        this.records = records;
    }

    static ConcurrentMap<RecordKey, Lead> destination() {
        return new ConcurrentHashMap<>();
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) {
        return records.putIfAbsent(delivery.recordKey(), delivery.lead()) == null
                ? DeliveryResult.delivered()
                : DeliveryResult.alreadyThere();
    }
}
