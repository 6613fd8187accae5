package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Posts a lead to an endpoint as Microsoft does, and shows the answer. */
final class Send implements Command {
    private static final String TEST = "--test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EXAMPLE = "http://127.0.0.1:8080/leads?sig=KEY";

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String help() {
        return """
                send URL [PAYLOAD]: posts a lead to an endpoint, and prints status and answer
                  URL       the endpoint with its key, in quotes: 'http://127.0.0.1:8080/leads?sig=KEY'
                  PAYLOAD   a file with JSON; default Microsoft's example
                  --test    a marked test lead (MSFT_TEST), which goes to no destination unless leads.test says so
                The same lead within 10 minutes is answered as a duplicate. Fine is an answer from 200 to 299.
                Examples:
                  java -jar quickstart.jar send 'http://127.0.0.1:8080/leads?sig=KEY'
                  java -jar quickstart.jar send 'https://leads.contoso.com/leads?sig=KEY' --test
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions().withSwitch(TEST).withOperands(2);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        URI url = options.operand(0)
                .flatMap(Send::address)
                .orElseThrow(() -> new UsageException("a URL is needed, such as '" + EXAMPLE + "'"));
        HttpResponse<String> answer = post(url, payload(options));
        out.println("HTTP " + answer.statusCode());
        out.println(answer.body().stripTrailing());
        return answer.statusCode() / 100 == 2 ? Status.FINE : Status.MISSING;
    }

    private static byte[] payload(Options options) {
        if (options.has(TEST) && options.operand(1).isPresent()) {
            throw new UsageException(TEST + " and a file are given; keep one of them");
        }
        return options.has(TEST)
                ? MicrosoftExample.testLead()
                : options.fileAt(1).map(Payload::read).orElseGet(MicrosoftExample::bytes);
    }

    private static Optional<URI> address(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null && String.valueOf(url.getScheme()).matches("(?i)https?")
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // what was typed may hold a key and is not repeated
        }
    }

    private static HttpResponse<String> post(URI url, byte[] payload) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(payload))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new FailedException("no answer from " + url.getScheme() + "://" + url.getAuthority() + " ("
                    + e.getClass().getSimpleName() + "); is it running, and can it be reached from here?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted before the answer came; the lead may have been taken in");
        }
    }
}
