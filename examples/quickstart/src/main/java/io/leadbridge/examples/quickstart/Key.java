package io.leadbridge.examples.quickstart;

import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.model.OfferId;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Makes a key, and says where it goes. */
final class Key implements Command {
    private static final String PUBLIC_URL = "--public-url";
    private static final String OFFER = "--offer";
    private static final int RANDOM_BYTES = 24;
    private static final URI SOME_SERVER = URI.create("https://leads.your-company.com");

    private static final String TEXT = """
            A new key, as secret as a password; nobody has it yet:
              %s

            Put it into %s of leads.yaml, or into the variable that is named there: beside the old
            one, with a comma between, until Partner Center has the new URL.

            Paste this URL into Partner Center, as the lead destination "HTTPS Endpoint":
              %s
            """;

    @Override
    public String name() {
        return "key";
    }

    @Override
    public String help() {
        return """
                key: makes a new key, and the URL to paste into Partner Center
                  --public-url URL   https address under which Partner Center reaches your server
                  --offer NAME       the name of the offer below offers in leads.yaml, for its own URL
                Nothing is changed or kept: the key is random (192 bits), and only printed.
                Examples:
                  java -jar quickstart.jar key --public-url https://leads.contoso.com
                  java -jar quickstart.jar key --public-url https://leads.contoso.com --offer crm-suite
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions(PUBLIC_URL, OFFER);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        String key = random();
        URI server = options.publicUrl(PUBLIC_URL).orElse(SOME_SERVER);
        Optional<String> offer = options.text(OFFER);
        if (!offer.map(Key::canBeInUrl).orElse(true)) {
            throw new UsageException(OFFER + " must be 1 to 200 of A-Z a-z 0-9 - _ ~ . and begin with no dot");
        }
        String place = offer.map(name -> "offers." + name + ".keys").orElse("endpoint.keys");
        String path = "/leads" + offer.map(name -> "/" + name).orElse("");
        out.print(TEXT.formatted(key, place, Welcome.withoutSlash(server) + path + "?sig=" + key));
        return Status.FINE;
    }

    private static boolean canBeInUrl(String offer) {
        try {
            EndpointSettings.builder()
                    .keys(random())
                    .offer(offer, new OfferId("any"))
                    .build();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A key that nobody can guess: 192 random bits as 32 characters. */
    static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
