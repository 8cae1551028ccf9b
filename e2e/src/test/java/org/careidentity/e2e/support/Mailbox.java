package org.careidentity.e2e.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real SMTP server that receives what Keycloak sends. */
public final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+action-token[^\\s\"<>]+");

    private static final Pattern ONE_TIME_PASSWORD = Pattern.compile("one-time password is ([0-9]{8})\\.");

    /** What Keycloak's own e-mail about a credential says. */
    private static final Pattern CREDENTIAL_CHANGED = Pattern.compile("credential was changed");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    public Mailbox() {
        mail.start();
    }

    /** Makes a realm send its mail here. */
    public void receiveFor(Admin admin, String realm) {
        admin.put(
                        realm,
                        Map.of(
                                "smtpServer",
                                Map.of(
                                        "host", "localhost",
                                        "port", Integer.toString(mail.getSmtp().getPort()),
                                        "from", "care-identity@example.test")))
                .ok();
    }

    /** The link in the newest mail to an address. */
    public String linkTo(String address) {
        return inNewest(address, LINK).group().replace("&amp;", "&");
    }

    /** The one-time password in the newest mail to an address. */
    public String oneTimePasswordTo(String address) {
        return inNewest(address, ONE_TIME_PASSWORD).group(1);
    }

    /** Whether the newest of that many mails to an address says that an authenticator was added or changed. */
    public boolean toldOfCredential(String address, int mails) {
        Instant end = Instant.now().plusSeconds(10);
        while (countTo(address) < mails) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.onSpinWait();
        }
        return inNewest(address, CREDENTIAL_CHANGED).find(0);
    }

    /** A mail as it came. */
    public record Mail(String subject, String body) {}

    /** The mail to an address that came as the so many-th, from 1; waited for, as mails are sent in the background. */
    public Mail mailTo(String address, int number) {
        Instant end = Instant.now().plusSeconds(10);
        while (countTo(address) < number) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("only " + countTo(address) + " mails to " + address);
            }
            Thread.onSpinWait();
        }
        MimeMessage message = mail.getReceivedMessagesForDomain(address)[number - 1];
        try {
            return new Mail(message.getSubject(), decoded(message));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(MimeMessage message) {
        return GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
    }

    /** How many mails have come to an address. */
    public int countTo(String address) {
        return mail.getReceivedMessagesForDomain(address).length;
    }

    private Matcher inNewest(String address, Pattern sought) {
        mail.waitForIncomingEmail(10_000, 1);
        MimeMessage[] messages = mail.getReceivedMessagesForDomain(address);
        if (messages.length == 0) {
            throw new AssertionError("no mail to " + address);
        }
        String body = decoded(messages[messages.length - 1]);
        Matcher found = sought.matcher(body);
        if (!found.find()) {
            throw new AssertionError("no " + sought + " in " + body);
        }
        return found;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
