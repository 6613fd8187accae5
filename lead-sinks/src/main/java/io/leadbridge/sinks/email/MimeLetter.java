package io.leadbridge.sinks.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A letter in the form in which it travels: a text part in UTF-8 below headers in ASCII (RFC 5322, RFC 2045). */
final class MimeLetter extends MimeMessage {
    private static final String CHARSET = UTF_8.name();

    private final String id;

    MimeLetter(Letter letter, Session session) throws MessagingException {
        super(session);
        id = letter.id();
        setFrom(address(letter.from()));
        setRecipients(RecipientType.TO, recipients(letter));
        if (letter.replyTo() != null) {
            setReplyTo(new Address[] {new InternetAddress(letter.replyTo(), true)});
        }
        setSubject(letter.subject(), CHARSET);
        setSentDate(Date.from(letter.date()));
        // No holiday notice comes back for it (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        setText(letter.body(), CHARSET);
        saveChanges();
    }

    static Address[] recipients(Letter letter) throws AddressException {
        List<Address> addresses = new ArrayList<>();
        for (String address : letter.to()) {
            addresses.add(new InternetAddress(address, true));
        }
        return addresses.toArray(Address[]::new);
    }

    private static InternetAddress address(Mailbox mailbox) throws MessagingException {
        InternetAddress address = new InternetAddress(mailbox.address(), true);
        try {
            address.setPersonal(mailbox.name().isEmpty() ? null : mailbox.name(), CHARSET);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
        return address;
    }

    /** Ours instead of a fresh one. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }
}
