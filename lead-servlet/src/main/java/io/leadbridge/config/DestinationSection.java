package io.leadbridge.config;

import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkProvider;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one entry of {@code destinations} says. */
record DestinationSection(String name, LeadSink sink, DestinationOptions options) {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    static final String NAMES = "must have a name of 1 to 64 of A-Z a-z 0-9 - _";

    /** Every destination whose sink could be made; a sink made from faulty settings is among them, to be closed. */
    static List<DestinationSection> readAll(Section destinations, SinkKinds kinds) {
        return destinations.names().stream()
                .flatMap(name -> read(name, destinations.section(name), kinds).stream())
                .toList();
    }

    private static Optional<DestinationSection> read(String name, Section section, SinkKinds kinds) {
        if (!NAME.matcher(name).matches()) {
            section.fault(NAMES);
        }
        Optional<Setting> kind = section.required("sink");
        DestinationOptions options = DestinationOptions.read(section);
        return kind.flatMap(kinds::of)
                .flatMap(provider -> sink(provider, name, section, options))
                .map(sink -> new DestinationSection(name, sink, options));
    }

    private static Optional<LeadSink> sink(
            SinkProvider provider, String name, Section section, DestinationOptions options) {
        try {
            LeadSink sink = provider.create(new SinkSettings(name, section));
            section.refuseOthers();
            options.check(sink, section);
            return Optional.of(sink);
        } catch (RuntimeException | LinkageError e) {
            section.fault(sentence(e));
            return Optional.empty();
        }
    }

    /** Names the exception and its origin only: its message may quote a secret out of the settings. */
    private static String sentence(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String origin = trace.length == 0 ? "" : " at " + trace[0];
        return "has a sink that could not be made: " + thrown.getClass().getName() + origin + "; check its settings";
    }
}
