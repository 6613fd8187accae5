package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.builder;
import static io.leadbridge.sinks.email.Deliveries.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads made to smuggle something into a mail: a header, a recipient, a second mail. */
final class HeaderInjectionTest {
    private static final long SEED = 20261122;
    private static final int LEADS = 100;
    private static final Session SESSION = Session.getInstance(new Properties());
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
        deliverAll(LEADS, sink("sales@contoso.com", "boss@contoso.com"), Delivered.class);

        assertThat(server.texts()).hasSize(LEADS).allSatisfy(text -> isHonest(message(text)));
        assertThat(server.texts()).allMatch(HeaderInjectionTest::isPrintableAscii);
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("RCPT"))
                .hasSize(2 * LEADS)
                .containsOnly("RCPT TO:<sales@contoso.com>", "RCPT TO:<boss@contoso.com>");
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("MAIL"))
                .hasSize(LEADS)
                .containsOnly("MAIL FROM:<sales@contoso.com>");
    }

    @Test
    void noLeadChoosesARecipientOfItsOwn() throws Exception {
        deliverAll(LEADS, sink("sales@contoso.com", "{FirstName ?? 'boss@contoso.com'}"), Rejected.class);

        assertThat(server.commands()).isEmpty();
    }

    @Test
    void theBodySaysWhatTheLeadSays() throws Exception {
        List<Lead> leads = deliverAll(LEADS, sink("sales@contoso.com"), Delivered.class);

        for (int i = 0; i < LEADS; i++) {
            assertThat(message(server.texts().get(i)).getContent().toString().stripTrailing())
                    .isEqualTo(body(leads.get(i)));
        }
    }

    private EmailSink sink(String... to) {
        return EmailSink.via(server.url())
                .subject("{LeadSource}{FirstName} {OfferTitle}{Email}")
                .body("{FirstName} {Email}\n{Description}")
                .to(to);
    }

    private List<Lead> deliverAll(int count, EmailSink sink, Class<? extends DeliveryResult> expected)
            throws Exception {
        List<Lead> leads = Stream.generate(this::hostile).limit(count).toList();
        try (sink) {
            for (Lead lead : leads) {
                assertThat(sink.deliver(of(lead))).isInstanceOf(expected);
            }
        }
        return leads;
    }

    /** The body as it must arrive: line breaks as mail has them, no control characters, no half characters. */
    private static String body(Lead lead) {
        String text = (lead.userDetails().firstName() + " " + lead.userDetails().email() + "\n" + lead.description())
                .replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cc}&&[^\t\n]]", "")
                .replace("\n", "\r\n")
                .stripTrailing();
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static MimeMessage message(String text) throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static boolean isPrintableAscii(String text) {
        return text.lines().allMatch(line -> line.length() <= 998)
                && text.chars().allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 127));
    }

    private static void isHonest(MimeMessage message) throws MessagingException {
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
