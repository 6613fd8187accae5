package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.builder;
import static io.leadbridge.sinks.email.Deliveries.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.DeliveryResult.Delivered;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads made to smuggle something into a mail: a header, a recipient, a second mail. */
final class HeaderInjectionTest {
    private static final long SEED = 20261122;
    private static final int LEADS = 300;
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\u0000",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u000b",
            "\f",
            "\u001b[2J",
            "\t",
            " ",
            ".",
            "\r\n.\r\n",
            "\r\nBcc: evil@evil.example",
            "\nTo: evil@evil.example",
            "\rReply-To: evil@evil.example",
            "\r\n\r\n<html>",
            "\r\nMAIL FROM:<evil@evil.example>",
            "RCPT TO:<evil@evil.example>\r\n",
            ", evil@evil.example",
            "evil@evil.example",
            "=?utf-8?q?=0d=0aBcc:_evil@evil.example?=",
            "=?UTF-8?B?DQpCY2M6IGV2aWw=?=",
            "<",
            ">",
            "\"",
            "\\",
            "(",
            ")",
            ";",
            ":",
            "{Email}",
            "${x}",
            "ü",
            "日本",
            "😀",
            "\uD83D",
            "\uDE00",
            "e\u0301",
            "\u202e",
            "a",
            "Zephyrine",
            "x".repeat(90),
            "y".repeat(1_200));

    private final Random random = new Random(SEED);
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void noLeadBringsAHeaderOrARecipientWithIt() throws Exception {
        try (EmailSink sink = EmailSink.via(server.url())
                .subject("{LeadSource}{FirstName} {OfferTitle}{Email}")
                .body("{FirstName} {Email}\n{Description}")
                .to("sales@contoso.com", "{FirstName ?? 'boss@contoso.com'}", "boss@contoso.com")) {
            for (int i = 0; i < LEADS; i++) {
                assertThat(sink.deliver(of(hostile()))).isNotInstanceOf(Delivered.class);
            }
        }
        try (EmailSink sink = EmailSink.via(server.url())
                .subject("{LeadSource}{FirstName} {OfferTitle}{Email}")
                .body("{FirstName} {Email}\n{Description}")
                .to("sales@contoso.com", "boss@contoso.com")) {
            for (int i = 0; i < LEADS; i++) {
                assertThat(sink.deliver(of(hostile()))).isInstanceOf(Delivered.class);
            }
        }

        assertThat(server.texts()).hasSize(LEADS).allSatisfy(HeaderInjectionTest::isOneHonestMail);
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("RCPT"))
                .hasSize(2 * LEADS)
                .containsOnly("RCPT TO:<sales@contoso.com>", "RCPT TO:<boss@contoso.com>");
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("MAIL"))
                .hasSize(LEADS)
                .containsOnly("MAIL FROM:<sales@contoso.com>");
    }

    private static void isOneHonestMail(String text) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(header -> header.getName())
                .isSubsetOf(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted")
                .doesNotHaveDuplicates();
        assertThat(message.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("sales@contoso.com", "boss@contoso.com");
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("sales@contoso.com");
        assertThat(message.getSubject()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cc}");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        assertThat(text.chars()).allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 127));
    }

    private Lead hostile() {
        return builder()
                .userDetails(UserDetails.builder()
                        .firstName(text())
                        .lastName(text())
                        .email(text())
                        .company(text())
                        .country(text())
                        .build())
                .leadSource(LeadSource.parse("x" + text()))
                .actionCode(new ActionCode("x" + text()))
                .offerTitle(text())
                .description(text())
                .build();
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
