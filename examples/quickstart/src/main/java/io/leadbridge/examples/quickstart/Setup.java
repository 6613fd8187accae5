package io.leadbridge.examples.quickstart;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import io.leadbridge.config.Fault;
import io.leadbridge.config.LeadsYaml;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sinks.jsonlines.JsonLinesSink;
import io.leadbridge.store.LeadStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What serves: a pipeline at work, the settings of the endpoint before it, and what its user should know of both. */
final class Setup implements AutoCloseable {
    private final LeadPipeline pipeline;
    private final EndpointSettings endpoint;
    private final String key;
    private final String summary;

    private Setup(LeadPipeline pipeline, EndpointSettings endpoint, String key, String summary) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.key = key;
        this.summary = summary;
    }

    /** The one that needs no configuration: everything is in {@code folder}, which is created when it is missing. */
    static Setup inFolder(Path folder) {
        createFolder(folder);
        Path leads = folder.resolve("leads.jsonl");
        // The pipeline goes first: its store keeps the folder to one process.
        LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .deliverTo("file", sink(leads))
                .testLeads(Handling.DELIVER)
                .start();
        try {
            String key = KeyFile.keyIn(folder);
            EndpointSettings endpoint = EndpointSettings.builder().keys(key).build();
            return new Setup(pipeline, endpoint, key, "Leads go to " + leads + ".");
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    private static void createFolder(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
        } catch (IOException e) {
            throw new CannotStartException(
                    "cannot use " + folder
                            + " as data folder; start where you may write, and where nothing else has that name",
                    e);
        }
    }

    private static LeadSink sink(Path file) {
        try {
            return JsonLinesSink.to(file);
        } catch (IllegalArgumentException e) {
            throw new CannotStartException("cannot write leads to " + file, e);
        }
    }

    /** The one that a {@code leads.yaml} describes. */
    static Setup of(Path file) {
        try (LeadsYaml yaml = LeadsYaml.read(file)) {
            String summary = "Keys and destinations are those of "
                    + file.toAbsolutePath().normalize() + ", and KEY is one of those keys." + warning(yaml.faults());
            return new Setup(yaml.pipeline().start(), yaml.endpoint(), "KEY", summary);
        }
    }

    private static String warning(List<Fault> faults) {
        if (faults.isEmpty()) {
            return "";
        }
        String lines = faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
        return " It has faults. Leads are taken in and kept, and none is delivered until they are repaired:" + lines;
    }

    LeadPipeline pipeline() {
        return pipeline;
    }

    EndpointSettings endpoint() {
        return endpoint;
    }

    /** What opens the endpoint, or a word that stands for it when only its user knows. */
    String key() {
        return key;
    }

    /** Where leads go, and what keeps them from it. */
    String summary() {
        return summary;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
