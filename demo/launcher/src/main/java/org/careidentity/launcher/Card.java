package org.careidentity.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a newcomer reads when everything runs. */
record Card(
        URI keycloak,
        URI application,
        URI phone,
        String realm,
        Collection<String> realms,
        List<TestPerson> people,
        String smartcard,
        Path logs) {

    private static final int PEOPLE_SHOWN = 6;

    String text() {
        String table = people.stream()
                .limit(PEOPLE_SHOWN)
                .map(person -> "    %s   AAL%s   %s".formatted(person.uuid(), person.level(), person.name())
                        + (person.level().equals("1")
                                ? " (too low for the sample application: see how it refuses)"
                                : ""))
                .collect(Collectors.joining("\n"));
        return """

                Care Identity is running.

                  Sample application   %1$s
                  Phone                %8$s
                  Keycloak             %2$s
                  Admin console        %2$s/admin/   (admin / admin)
                  Account console      %2$s/realms/%3$s/account/
                  Registration         %2$s/realms/%3$s/care-identity-registration/console
                  Realms               %4$s

                  Test users, by the login method "Test user" with the number alone:
                %5$s

                  Try this
                    1. Open the sample application and press the Care Identity button.
                    2. Choose "Test user" and type a number from above: roles and organisations appear.
                    3. Register a passkey there, log out, and log in with the passkey.
                    4. As 656005750104, register a phone there; "Open the app on this device" is one. Log out,
                       choose "Number on your phone", and type the number of the page into the phone.
                       First it asks for test.user@nhs.example and the password "care identity demo".
                    5. Log in as somebody else in the same browser: "Not you?".
                    6. Open Registration as 656005750104, a Registration Authority Manager. Find "Okafor",
                       issue a passkey, open its link in a private window, and type the passphrase.

                %7$s  Logs are in %6$s
                  Ctrl-C stops everything.
                """
                .formatted(
                        application,
                        keycloak,
                        realm,
                        String.join(", ", realms),
                        table,
                        logs,
                        smartcard.isEmpty() ? "" : smartcard + "\n",
                        phone);
    }
}
