package io.leadbridge.sink;

import java.util.List;
import java.util.Set;

/**
 * A destination for leads: a CRM, a mailbox, a file. One method is enough:
 *
 * <pre>{@code
 * LeadSink log = delivery -> {
 *     audit.write(delivery.recordKey(), delivery.lead().offerTitle());
 *     return DeliveryResult.delivered();
 * };
 * }</pre>
 *
 * <p>Called by several threads at once, each with another lead.
 */
@FunctionalInterface
public interface LeadSink extends AutoCloseable {
    /**
     * Delivers one lead and says what became of it. At least once: the same delivery comes again after a
     * {@link DeliveryResult.Retry}, an exception, or a crash between the sink's work and our note of it. A sink that
     * can, uses {@link Delivery#recordKey} so that a repeat makes no second record.
     *
     * <p>An exception counts as a retry; only its type is kept, since messages may quote personal data. The thread is
     * interrupted when {@link Delivery#timeLimit} has passed.
     */
    DeliveryResult deliver(Delivery delivery) throws Exception;

    /**
     * What it can do to a record; {@link WriteMode#CREATE} only, unless said otherwise. A destination is not asked for
     * more than this.
     */
    default Set<WriteMode> modes() {
        return Set.of(WriteMode.CREATE);
    }

    /**
     * Says what is missing before a lead can be delivered, one sentence for each thing, without delivering any; empty
     * when all is well. Connects to the destination, within 30 s.
     */
    default List<String> check() throws Exception {
        return List.of();
    }

    /**
     * Shows what {@link #deliver} would send for this delivery, as a first attempt. Sends nothing and connects to nothing,
     * not even to ask what the destination looks like; what that would change stands in {@link SinkPreview#notes}.
     */
    default SinkPreview preview(Delivery delivery) {
        return SinkPreview.NONE;
    }

    /** Gives back what the sink holds, once no delivery runs any more. */
    @Override
    default void close() {}
}
