package org.careidentity.e2e.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real SMTP server that receives what Keycloak sends. */
public final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+action-token[^\\s\"<>]+");

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
        mail.waitForIncomingEmail(10_000, 1);
        MimeMessage[] messages = mail.getReceivedMessagesForDomain(address);
        if (messages.length == 0) {
            throw new AssertionError("no mail to " + address);
        }
        String body = GreenMailUtil.getBody(messages[messages.length - 1])
                .replace("=\r\n", "")
                .replace("=3D", "=");
        Matcher link = LINK.matcher(body);
        if (!link.find()) {
            throw new AssertionError("no link in " + body);
        }
        return link.group().replace("&amp;", "&");
    }

    @Override
    public void close() {
        mail.stop();
    }
}
