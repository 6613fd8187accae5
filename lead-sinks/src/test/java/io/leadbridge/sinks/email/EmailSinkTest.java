package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.NOW;
import static io.leadbridge.sinks.email.Deliveries.builder;
import static io.leadbridge.sinks.email.Deliveries.first;
import static io.leadbridge.sinks.email.Deliveries.lead;
import static io.leadbridge.sinks.email.Deliveries.of;
import static io.leadbridge.sinks.email.Deliveries.person;
import static io.leadbridge.sinks.email.Deliveries.withEmail;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.ManualClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailSinkTest extends LeadSinkContract {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Override
    protected LeadSink open() {
        return mails().to("sales@contoso.com");
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAY_MAKE_A_SECOND_RECORD;
    }

    @Override
    protected List<String> records() throws MessagingException {
        return received().stream()
                .map(EmailSinkTest::id)
                .map(id -> id.substring(1, id.indexOf('@')))
                .toList();
    }

    @Override
    protected void breakDestination() {
        mail.stop();
    }

    private EmailSink.Builder mails() {
        return EmailSink.via("smtp://127.0.0.1:" + mail.getSmtp().getPort());
    }

    private List<MimeMessage> received() {
        return List.of(mail.getReceivedMessages());
    }

    private MimeMessage only() {
        assertThat(received()).hasSize(1);
        return received().get(0);
    }

    private MimeMessage sent(EmailSink sink, Lead lead) throws Exception {
        assertThat(sink.deliver(of(lead))).isInstanceOf(Delivered.class);
        return only();
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        return message.getHeader(name, ", ");
    }

    @Test
    void saysWhatItKnowsOfALead() throws Exception {
        Lead lead = lead();

        MimeMessage message = sent(mails().to("sales@contoso.com"), lead);

        assertThat(message.getSubject()).isEqualTo("New lead from AzureMarketplace-INS|contoso.crm: CRM Suite");
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("""
                        Last name: Quillfeather
                        First name: Zephyrine
                        E-mail: zephyrine@nowhere.example
                        Company: Marmalade Works
                        Job title: Lamplighter
                        Phone: +1 425 5550147
                        Country: US
                        Offer: CRM Suite
                        Action: INS
                        Source: AzureMarketplace-INS|contoso.crm
                        Received: 2026-11-22T10:15:30Z
                        Lead: %s

                        Description:
                        Two
                        lines, ünd 👩‍💻.""".formatted(lead.id()));
    }

    @Test
    void leavesOutWhatIsNotKnown() throws Exception {
        LeadId id = LeadId.newAt(NOW);

        MimeMessage message =
                sent(mails().to("sales@contoso.com"), Lead.builder(id, NOW).build());

        assertThat(message.getSubject()).isEqualTo("New lead");
        assertThat(message.getContent().toString().strip()).isEqualTo("Received: 2026-11-22T10:15:30Z\r\nLead: " + id);
    }

    @Test
    void saysItInWordsOfOnesOwn() throws Exception {
        EmailSink sink = mails().subject("{LeadSource}: {OfferTitle}")
                .body("{FirstName} {LastName} <{Email}>, {Company}\n\n{Description}")
                .to("sales@contoso.com");

        MimeMessage message = sent(sink, builder().offerTitle("Größe — 日本").build());

        assertThat(message.getSubject()).isEqualTo("AzureMarketplace-INS|contoso.crm: Größe — 日本");
        assertThat(message.getContent().toString().strip())
                .isEqualTo("Zephyrine Quillfeather <zephyrine@nowhere.example>, Marmalade Works\r\n\r\n"
                        + "Two\r\nlines, ünd 👩‍💻.");
    }

    @Test
    void saysSomethingWhenATemplateHasNothingToSay() throws Exception {
        EmailSink sink = mails().subject("{OfferTitle}").body("{Description}").to("sales@contoso.com");

        MimeMessage message = sent(sink, Lead.builder(LeadId.newAt(NOW), NOW).build());

        assertThat(message.getSubject()).isEqualTo("New lead");
        assertThat(message.getContent().toString()).contains("Nothing that this message shows is known");
    }

    @Test
    void namesTheMailByTheRecordKey() throws Exception {
        Delivery delivery = first();

        try (EmailSink sink = mails().from("leads@contoso.com").to("sales@fabrikam.com")) {
            assertThat(sink.deliver(delivery))
                    .isEqualTo(new Delivered(delivery.recordKey() + "@contoso.com", null, true, false));
            sink.deliver(delivery);
        }

        assertThat(received())
                .extracting(EmailSinkTest::id)
                .containsOnly("<" + delivery.recordKey() + "@contoso.com>")
                .hasSize(2);
    }

    @Test
    void datesTheMailAndMarksItAsAutomatic() throws Exception {
        MimeMessage message = sent(mails().clock(ManualClock.at(NOW)).to("sales@contoso.com"), lead());

        assertThat(message.getSentDate()).isEqualTo("2026-11-22T10:15:30.000Z");
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void sendsToEachRecipientOnce() throws Exception {
        assertThat(mails().to("a@contoso.com", "b@contoso.com", "a@contoso.com").deliver(first()))
                .isInstanceOf(Delivered.class);

        assertThat(received()).hasSize(2); // one in each mailbox
        assertThat(header(received().get(0), "To")).isEqualTo("a@contoso.com, b@contoso.com");
    }

    @Test
    void letsTheLeadChooseBetweenRecipients() throws Exception {
        EmailSink sink =
                mails().to("{Country | lookup(US='us@contoso.com', DE='de@contoso.com') ?? 'world@contoso.com'}");

        sink.deliver(of(lead()));
        sink.deliver(of(builder().userDetails(person().country("FR").build()).build()));

        assertThat(received())
                .extracting(message -> header(message, "To"))
                .containsExactly("us@contoso.com", "world@contoso.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{Email} sales@contoso.com", "{Email ?? 'sales@contoso.com'}", "{Company}sales@contoso.com"})
    void sendsNothingToAnAddressThatALeadBrings(String to) throws Exception {
        EmailSink sink = mails().to("boss@contoso.com", to);

        assertThat(sink.deliver(first()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("gives no recipient"));

        assertThat(received()).isEmpty();
    }

    @Test
    void isSentByTheRecipientUnlessSaidOtherwise() throws Exception {
        assertThat(header(sent(mails().to("sales@contoso.com"), lead()), "From"))
                .isEqualTo("sales@contoso.com");
    }

    @Test
    void isSentByTheNamedSender() throws Exception {
        MimeMessage message =
                sent(mails().from("Größe, Leads <leads@contoso.com>").to("sales@contoso.com"), lead());

        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("leads@contoso.com", "Größe, Leads", "UTF-8"));
        assertThat(header(message, "From")).isEqualTo("=?UTF-8?Q?Gr=C3=B6=C3=9Fe=2C_Leads?= <leads@contoso.com>");
    }

    @Test
    void aReplyGoesToTheCustomer() throws Exception {
        assertThat(header(sent(mails().to("sales@contoso.com"), lead()), "Reply-To"))
                .isEqualTo("zephyrine@nowhere.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "Somebody <a@b.example>",
                "größe@b.example",
                "a@b..example",
                "a@@b.example"
            })
    void aReplyGoesToNobodyWhoseAddressIsNotExactlyOne(String email) throws Exception {
        MimeMessage message = sent(mails().to("sales@contoso.com"), withEmail(email));

        assertThat(message.getHeader("Reply-To")).isNull();
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("sales@contoso.com");
    }

    @Test
    void aReplyGoesToNobodyWhoMustNotBeContacted() throws Exception {
        MimeMessage message = sent(
                mails().to("sales@contoso.com"),
                builder().actionCode(ActionCode.DNC).build());

        assertThat(message.getHeader("Reply-To")).isNull();
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("sales@contoso.com");
        assertThat(message.getContent().toString()).startsWith("Do not contact this person.\r\n\r\nLast name");
    }

    /** In a container the context class loader may be another application's, with another copy of the library. */
    @Test
    void worksWhateverTheContextClassLoader(@TempDir Path elsewhere) throws Exception {
        Path service = elsewhere.resolve("META-INF/services/jakarta.mail.util.StreamProvider");
        Files.createDirectories(service.getParent());
        Files.writeString(service, "not.of.this.application");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(
                        new URL[] {elsewhere.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                EmailSink sink = mails().to("sales@contoso.com")) {
            thread.setContextClassLoader(other);
            assertThat(sink.deliver(first())).isInstanceOf(Delivered.class);
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(received()).hasSize(1);
    }

    @Test
    void logsIn() throws Exception {
        mail.setUser("leads@contoso.com", "leads@contoso.com", "päss\"word");

        MimeMessage message =
                sent(mails().login("leads@contoso.com", "päss\"word").to("sales@contoso.com"), lead());

        assertThat(header(message, "From")).isEqualTo("leads@contoso.com");
    }
}
