package org.careidentity.authenticators.manage;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.LongDate;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.keycloak.credential.CredentialModel;

/** One authenticator on the page "my authenticators". */
final class AuthenticatorRow {

    private AuthenticatorRow() {}

    static Map<String, String> of(OwnAuthenticator own, Locale locale) {
        CredentialModel stored = own.stored();
        return Map.of(
                "id",
                stored.getId(),
                "label",
                stored.getUserLabel() == null ? "" : stored.getUserLabel(),
                "method",
                "care-identity-method-" + own.method(),
                "status",
                own.status().name().toLowerCase(Locale.ROOT),
                "created",
                date(Optional.of(own.registered()), locale),
                "lastUsed",
                date(own.lastUsed(), locale),
                "expires",
                date(own.expires(), locale));
    }

    private static String date(Optional<Instant> when, Locale locale) {
        return when.map(at -> LongDate.of(at, locale)).orElse("");
    }
}
