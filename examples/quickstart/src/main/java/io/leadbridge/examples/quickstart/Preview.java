package io.leadbridge.examples.quickstart;

import io.leadbridge.LeadPreview;
import io.leadbridge.config.LeadsYaml;
import io.leadbridge.model.OfferId;
import java.io.PrintStream;

/** Shows what a configuration makes of a payload, before anything is sent. */
final class Preview implements Command {
    private static final String OFFER = "--offer";

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public String help() {
        return """
                preview [PAYLOAD]: shows what each destination would get for a payload, and why
                  PAYLOAD         a file with JSON as Microsoft sends it; default Microsoft's example
                  --config FILE   the leads.yaml; default leads.yaml in the current folder
                  --offer ID      the offer at whose URL it arrives, such as contoso.crm-suite
                For each destination: whether it gets the lead; for each field of the CRM its value, the rule that gives it,
                and what was cut; and the request, with secrets masked. Nothing is sent, nothing is kept.
                Examples:
                  java -jar quickstart.jar preview
                  java -jar quickstart.jar preview payload.json --config leads.yaml --offer contoso.crm-suite
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions(Configuration.OPTION, OFFER).withOperands(1);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        OfferId offer = options.text(OFFER).map(Preview::offer).orElse(null);
        byte[] payload = options.fileAt(0).map(Payload::read).orElseGet(MicrosoftExample::bytes);
        String name = options.operand(0).orElse("Microsoft's example");
        try (LeadsYaml yaml = Configuration.read(options)) {
            LeadPreview preview = yaml.pipeline().preview(payload, offer);
            out.print(PreviewText.of(name, preview));
            return preview.quarantine() == null ? Status.FINE : Status.MISSING;
        }
    }

    private static OfferId offer(String text) {
        try {
            return new OfferId(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(OFFER + " must be an id such as contoso.crm-suite");
        }
    }
}
