package org.careidentity.launcher;

import java.util.Optional;

/** What a supplier reads to log in with the demo's card from a browser of their own. */
record SmartcardText(SmartcardKeys keys, Optional<SmartcardToken> token) {

    String text() {
        return """
                  Smartcard of test user %1$s, to import into your own browser (password %2$s)
                    %3$s
                    %4$s   (the same, cancelled)
                    Chrome, Edge on Linux      Settings > Privacy and security > Security > Manage certificates
                                               > Your certificates > View imported certificates from Linux
                                               > Import, or
                                               pk12util -d sql:$HOME/.pki/nssdb -W %2$s -i <file>
                                               ($HOME/.local/share/pki/nssdb where there is no $HOME/.pki/nssdb)
                    Chrome, Edge, Safari       on Windows and macOS: open the file
                    Firefox                    Settings > Privacy & Security > View Certificates
                                               > Your Certificates > Import
                    Accept the browser's warning at the login host and at the card host, or import
                    %5$s
                    as an authority for websites: it can name hosts below %6$s alone.
                    Safari needs this line in /etc/hosts, other browsers do not:
                    127.0.0.1 %7$s %8$s
                    Then press the button, choose "Smartcard", and press "Use your smartcard".
                %9$s"""
                .formatted(
                        SmartcardDemo.PERSON,
                        KeyTool.PASSWORD,
                        keys.card(),
                        keys.cancelledCard(),
                        keys.trusted(),
                        CardHosts.DOMAIN,
                        CardHosts.LOGIN,
                        CardHosts.CARD,
                        token.map(SmartcardText::ofToken).orElse(""));
    }

    private static String ofToken(SmartcardToken token) {
        return """
                    The card as a PKCS#11 token with the passcode %1$s, for Chrome on Linux:
                      export SOFTHSM2_CONF=%2$s
                      modutil -dbdir sql:$HOME/.pki/nssdb -add demo-card \\
                        -libfile %3$s
                      (or the other folder, as above) and start the browser in the same shell.
                """
                .formatted(SmartcardToken.PASSCODE, token.configuration(), SmartcardToken.MODULE);
    }
}
