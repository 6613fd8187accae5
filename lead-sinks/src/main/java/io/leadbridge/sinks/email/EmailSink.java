package io.leadbridge.sinks.email;

import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.mapping.Value;
import io.leadbridge.mapping.Values;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sinks.internal.Previews;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends each lead as a mail to people of one's own company; the customer gets none:
 *
 * <pre>{@code
 * EmailSink.via("smtps://smtp.contoso.com").to("sales@contoso.com");
 *
 * EmailSink.via("smtp://smtp.contoso.com")
 *         .login("leads@contoso.com", password)
 *         .subject("{OfferTitle}: {FirstName} {LastName}")
 *         .to("sales@contoso.com", "{Country | lookup(US='us@contoso.com') ?? 'world@contoso.com'}");
 * }</pre>
 *
 * <p>{@code smtps://} is TLS from the start (port 465 unless given), {@code smtp://} demands STARTTLS (port 587). The
 * certificate and its name are checked. Only to this machine ({@code smtp://localhost}, port 25) mail goes in the clear.
 *
 * <p>A lead is delivered when the server has taken its mail for at least one recipient; a warning in the log says how
 * many it refused. After that the server is responsible, and tells the sender's address what it could not pass on. At
 * least once: when the connection breaks before the server confirms, the mail comes again, with the same {@code
 * Message-ID} (the record key), by which many mail systems drop the second one.
 *
 * <p>The text part is plain, in UTF-8. Nothing a lead holds can become a header or a recipient: control characters go,
 * the subject is one line of at most 200 characters, and recipients stand in the configuration as whole addresses.
 * {@code Reply-To} is the customer's address when it is a valid one, and never that of somebody who must not be
 * contacted. {@code Auto-Submitted} keeps holiday notices away.
 *
 * <p>Safe for use by several threads; each delivery has a connection of its own. Needs the optional dependency {@code
 * org.eclipse.angus:angus-mail}.
 */
public final class EmailSink implements LeadSink {
    private static final Duration CHECK_WITHIN = Duration.ofSeconds(25);
    private static final String NO_RECIPIENT =
            "to gives no recipient for this lead, or one that is not written in it as"
                    + " a whole address; add a ?? with the address of those who get the rest";

    private final Mailbox from;
    private final Recipients recipients;
    private final Wording wording;
    private final InstantSource clock;
    private final PostOffice office;
    private final String shown;

    private EmailSink(Builder builder, SmtpServer server, Recipients recipients) {
        this.recipients = recipients;
        from = builder.sender(recipients);
        wording = new Wording(builder.subject, builder.body);
        clock = builder.clock;
        Verdict verdict = new Verdict(server, recipients.areFixed());
        office = new PostOffice(new Conversation(server, builder.login, builder.tls, from.domain(), verdict), verdict);
        shown = "EmailSink[" + server + "]";
    }

    /** Begins a sink that hands its mails to the server {@code smtp}: {@code smtps://host:port} or {@code smtp://…}. */
    public static Builder via(String smtp) {
        return new Builder(smtp);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws Exception {
        Set<String> to = recipients.of(delivery.lead());
        if (to.isEmpty()) {
            return DeliveryResult.rejected(NO_RECIPIENT);
        }
        return office.send(letter(delivery, to), delivery.timeLimit());
    }

    @Override
    public SinkPreview preview(Delivery delivery) {
        Set<String> to = recipients.of(delivery.lead());
        return to.isEmpty()
                ? SinkPreview.NONE.withNote(Previews.rejected(NO_RECIPIENT))
                : SinkPreview.of(letter(delivery, to).shown());
    }

    /** Connects and logs in. Whether the sender and the recipients are accepted shows with the first mail. */
    @Override
    public List<String> check() throws Exception {
        DeliveryResult result = office.greet(CHECK_WITHIN);
        if (result instanceof DeliveryResult.Retry retry) {
            return List.of(retry.reason());
        }
        return result instanceof DeliveryResult.Blocked blocked ? List.of(blocked.reason()) : List.of();
    }

    private Letter letter(Delivery delivery, Set<String> to) {
        Lead lead = delivery.lead();
        return new Letter(
                delivery.recordKey() + "@" + from.domain(),
                clock.instant(),
                from,
                to,
                replyTo(lead),
                wording.subject(lead),
                wording.body(lead));
    }

    private static @Nullable String replyTo(Lead lead) {
        String email = lead.userDetails().email();
        return email != null && Mailbox.isAddress(email) && !lead.isDoNotContact() ? email : null;
    }

    @Override
    public void close() {
        office.close();
    }

    /** The server's host and port. */
    @Override
    public String toString() {
        return shown;
    }

    /** Everything about the mails but their recipients; {@link #to} names those and ends it. */
    public static final class Builder {
        private final Map<String, String> faults = new LinkedHashMap<>();
        private final @Nullable SmtpServer server;
        private @Nullable Login login;
        private @Nullable Mailbox from;
        private Value subject = Values.text(Wording.SUBJECT);
        private Value body = Values.text(Wording.BODY);
        private InstantSource clock = InstantSource.system();
        private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

        private Builder(String smtp) {
            server = read("smtp", () -> SmtpServer.parse(smtp)).orElse(null);
        }

        /** For tests: a server that no URL names. */
        Builder(SmtpServer server, SSLSocketFactory tls) {
            this.server = server;
            this.tls = tls;
        }

        /** Who we are to the server; without, the server must take mail from this machine as it is. */
        public Builder login(String username, String password) {
            if (username.isBlank() || password.isBlank()) {
                faults.put(username.isBlank() ? "username" : "password", "is missing; a login needs both");
            }
            login = new Login(username, password);
            return this;
        }

        /**
         * The sender, {@code leads@contoso.com} or {@code Contoso leads <leads@contoso.com>}. The user name unless
         * given, if that is an address, else the first recipient.
         */
        public Builder from(String sender) {
            from = Mailbox.parse(sender).orElse(null);
            if (from == null) {
                faults.put("from", "must be one address: leads@contoso.com, or Contoso leads <leads@contoso.com>");
            }
            return this;
        }

        /** A template ({@link Values#text}); {@value Wording#SUBJECT} unless given. */
        public Builder subject(String template) {
            subject = read("subject", () -> Values.text(template)).orElse(subject);
            return this;
        }

        /** A template ({@link Values#text}); unless given, one line for each field that is there. */
        public Builder body(String template) {
            body = read("body", () -> Values.text(template)).orElse(body);
            return this;
        }

        /** What dates the mails; the system's clock unless given. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * A sink that sends to these addresses, at most {@value Recipients#MAX}. One may be a template that chooses
         * between addresses written in it; one that is absent is left out.
         *
         * <p>Throws {@link IllegalArgumentException} that names every fault, also a missing library.
         */
        public EmailSink to(String... addresses) {
            return build(List.of(addresses))
                    .orElseThrow(() -> new IllegalArgumentException(faults.entrySet().stream()
                            .map(fault -> fault.getKey() + " " + fault.getValue())
                            .collect(Collectors.joining("\n  ", "the e-mail sink cannot be built:\n  ", ""))));
        }

        /** The sink, or none when there are {@link #faults}. */
        Optional<EmailSink> build(List<String> addresses) {
            Optional<Recipients> recipients = read("to", () -> Recipients.of(addresses));
            if (!Library.isThere()) {
                faults.put("sink", Library.MISSING);
            }
            return faults.isEmpty() && server != null
                    ? recipients.map(all -> new EmailSink(this, server, all))
                    : Optional.empty();
        }

        /** What is wrong, by the name of the setting. */
        Map<String, String> faults() {
            return faults;
        }

        private Mailbox sender(Recipients recipients) {
            if (from != null) {
                return from;
            }
            String address =
                    login != null && Mailbox.isAddress(login.username()) ? login.username() : recipients.first();
            return new Mailbox("", address);
        }

        private <T> Optional<T> read(String name, Supplier<T> reading) {
            try {
                return Optional.of(reading.get());
            } catch (InvalidMappingException e) {
                faults.put(name, e.faults().stream().map(Fault::message).collect(Collectors.joining("; ")));
            } catch (IllegalArgumentException e) {
                faults.put(name, String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }
}
