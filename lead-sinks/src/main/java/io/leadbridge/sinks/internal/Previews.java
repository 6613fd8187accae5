package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Preview;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.SinkPreview.Line;
import io.leadbridge.sink.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Shows what a CRM would get of a lead, field by field and as a whole. */
public final class Previews {
    private Previews() {}

    /** A preview of one delivery: of its {@code request}, or of the {@code refusal} when there is one. */
    public static SinkPreview of(
            EntityMapping mapping, Delivery delivery, Optional<String> refusal, Supplier<String> request) {
        String sent = refusal.isPresent() ? "" : request.get();
        List<String> notes = refusal.map(Previews::rejected).stream().toList();
        SinkPreview preview = new SinkPreview(sent, lines(mapping, delivery.lead()), notes);
        return delivery.mode() == WriteMode.UPSERT ? preview.withNote(repeat(mapping, delivery.lead())) : preview;
    }

    /** The note of a delivery that is not sent. */
    public static String rejected(String refusal) {
        return "it would be rejected: " + refusal;
    }

    private static String repeat(EntityMapping mapping, Lead lead) {
        Set<String> changed = mapping.mapRepeat(lead).values().keySet();
        return "where a record of this person and offer is there already, "
                + (changed.isEmpty() ? "nothing changes" : "only this changes: " + String.join(", ", changed));
    }

    private static List<Line> lines(EntityMapping mapping, Lead lead) {
        return mapping.preview(lead).lines().stream().map(Previews::line).toList();
    }

    private static Line line(Preview.Line line) {
        return new Line(line.field(), line.rule(), line.value(), line.note());
    }
}
