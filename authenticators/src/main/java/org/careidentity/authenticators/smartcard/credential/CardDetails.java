package org.careidentity.authenticators.smartcard.credential;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.careidentity.authenticators.flow.LongDate;
import org.keycloak.credential.CredentialMetadata.LocalizedMessage;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;

/** What the account console shows of a card, so that its person can tell it from another. */
final class CardDetails {

    private CardDetails() {}

    /** None for a credential that can't be read. */
    static List<LocalizedMessage> of(KeycloakSession session, CredentialModel model) {
        Locale locale = session.getContext().resolveLocale(session.getContext().getUser());
        return StoredSmartcard.read(model)
                .map(StoredSmartcard::credential)
                .map(card -> List.of(
                        detail("issuer", card.issuer()),
                        detail("serial", card.serial()),
                        detail("valid-from", day(card.notBefore(), locale)),
                        detail("valid-until", day(card.notAfter(), locale))))
                .orElse(List.of());
    }

    private static String day(long second, Locale locale) {
        return LongDate.of(Instant.ofEpochSecond(second), locale);
    }

    private static LocalizedMessage detail(String name, String value) {
        return new LocalizedMessage("care-identity-smartcard-" + name, new Object[] {value});
    }
}
