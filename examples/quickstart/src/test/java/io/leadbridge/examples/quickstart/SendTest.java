package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.servlet.LeadServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendTest {
    @TempDir
    private static Path folder;

    private static Setup setup;
    private static WebServer server;

    @BeforeAll
    static void serve() throws IOException {
        setup = Setup.inFolder(folder.resolve("data").toAbsolutePath());
        server = WebServer.start(
                InetAddress.getLoopbackAddress(), 0, new LeadServlet(setup.pipeline(), setup.endpoint()));
    }

    @AfterAll
    static void stop() {
        server.close();
        setup.close();
    }

    @Test
    void postsMicrosoftsExampleAndPrintsStatusAndAnswer() {
        CommandLine first = CommandLine.run("send", url(setup.key()));
        CommandLine second = CommandLine.run("send", url(setup.key()));

        assertThat(first.output()).startsWith("HTTP 202\n{").endsWith("\"status\":\"accepted\"}\n");
        assertThat(second.output()).isEqualTo(first.output().replace("accepted", "duplicate"));
        assertThat(first.errors() + second.errors()).isEmpty();
        assertThat(second.status()).isEqualTo(Status.FINE);
    }

    @Test
    void postsAMarkedTestLead() {
        assertThat(CommandLine.run("send", "--test", url(setup.key())).output())
                .startsWith("HTTP 202\n")
                .contains("\"status\":\"test\"");
    }

    @Test
    void postsAFile() throws IOException {
        Path payload = Files.writeString(folder.resolve("payload.json"), "{\"UserDetails\": 7}");
        CommandLine sent = CommandLine.run("send", url(setup.key()), payload.toString());

        assertThat(sent.output()).startsWith("HTTP 422\n").contains("/UserDetails");
        assertThat(sent.status()).isEqualTo(Status.MISSING);
    }

    @Test
    void saysWhenTheKeyIsRefused() {
        CommandLine sent = CommandLine.run("send", url("another-key-than-that"));

        assertThat(sent.output()).startsWith("HTTP 401\n").doesNotContain("another-key-than-that");
        assertThat(sent.status()).isEqualTo(Status.MISSING);
    }

    @Test
    void saysWhenNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        CommandLine sent = CommandLine.run("send", "http://127.0.0.1:" + port + "/leads?sig=" + setup.key());

        assertThat(sent)
                .isEqualTo(new CommandLine(
                        Status.MISSING,
                        "",
                        "no answer from http://127.0.0.1:" + port
                                + " (ConnectException); is it running, and can it be reached" + " from here?\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "leads?sig=Pssst_42", "ftp://a/leads?sig=Pssst_42", "http://a b?sig=Pssst_42"})
    void needsAnAddressAndRepeatsNoneThatIsWrong(String url) {
        CommandLine sent = url.isEmpty() ? CommandLine.run("send") : CommandLine.run("send", url);

        assertThat(sent.errors()).startsWith("a URL is needed, such as 'http").doesNotContain("Pssst_42");
        assertThat(sent.status()).isEqualTo(Status.FAULTY);
    }

    @Test
    void takesEitherAFileOrATestLead() {
        CommandLine sent = CommandLine.run("send", url(setup.key()), "payload.json", "--test");

        assertThat(sent.errors()).startsWith("--test and a file are given; keep one of them.");
        assertThat(sent.status()).isEqualTo(Status.FAULTY);
    }

    private static String url(String key) {
        return "http://127.0.0.1:" + server.port() + "/leads?sig=" + key;
    }
}
