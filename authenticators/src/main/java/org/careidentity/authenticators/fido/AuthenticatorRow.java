package org.careidentity.authenticators.fido;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** One authenticator on the page "my authenticators". */
final class AuthenticatorRow {

    private AuthenticatorRow() {}

    static Map<String, String> of(KeycloakSession session, UserModel person, CredentialModel model) {
        Locale locale = session.getContext().resolveLocale(person);
        Optional<FidoCredential> credential = StoredCredential.read(model);
        long lastUsed = credential.map(FidoCredential::lastUsed).orElse(0L);
        return Map.of(
                "id",
                model.getId(),
                "label",
                model.getUserLabel() == null ? "" : model.getUserLabel(),
                "method",
                "care-identity-method-"
                        + MethodPolicies.ofType(model.getType())
                                .map(FidoPolicy::method)
                                .orElseThrow(),
                "status",
                credential
                        .map(FidoCredential::status)
                        .orElse(AuthenticatorStatus.DISABLED)
                        .name()
                        .toLowerCase(Locale.ROOT),
                "created",
                date(Instant.ofEpochMilli(model.getCreatedDate()), locale),
                "lastUsed",
                lastUsed == 0 ? "" : date(Instant.ofEpochSecond(lastUsed), locale));
    }

    private static String date(Instant when, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH.equals(locale) ? Locale.UK : locale)
                .format(when.atZone(ZoneOffset.UTC));
    }
}
