package io.leadbridge.examples.quickstart;

import io.leadbridge.config.LeadsYaml;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Says what keeps leads out of each destination of a configuration. */
final class Check implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String help() {
        return """
                check: reads a configuration, logs in to every destination, and says what is missing
                  --config FILE   the leads.yaml; default leads.yaml in the current folder
                No lead is received or delivered, and the store is left alone: it works beside a running process.
                Examples:
                  java -jar quickstart.jar check
                  java -jar quickstart.jar check --config /etc/leadbridge/leads.yaml
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions(Configuration.OPTION);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        try (LeadsYaml yaml = Configuration.read(options)) {
            out.println(Configuration.file(options) + " has no faults.");
            Map<String, List<String>> missing = yaml.pipeline().check();
            if (missing.isEmpty()) {
                out.println("It names no destination: leads are kept and go nowhere.");
            }
            missing.forEach((destination, sentences) -> print(destination, sentences, out));
            return missing.values().stream().allMatch(List::isEmpty) ? Status.FINE : Status.MISSING;
        }
    }

    private static void print(String destination, List<String> sentences, PrintStream out) {
        if (sentences.isEmpty()) {
            out.println(destination + ": nothing is missing");
        }
        sentences.forEach(sentence -> out.println(destination + ": " + sentence));
    }
}
