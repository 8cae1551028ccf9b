package org.careidentity.authenticators.fido;

import java.util.Map;
import org.keycloak.events.Errors;

/** What the person reads where an event has a reason code. */
final class RefusalText {

    private static final String REFUSED = "care-identity-fido-refused";

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(Errors.USER_DISABLED, "care-identity-person-disabled"),
            Map.entry("care_identity_credential_unknown", "care-identity-fido-unknown"),
            Map.entry("care_identity_credential_of_other_method", "care-identity-fido-other-method"),
            Map.entry("care_identity_counter_went_back", "care-identity-fido-quarantined"),
            Map.entry("care_identity_authenticator_quarantined", "care-identity-fido-quarantined"),
            Map.entry("care_identity_authenticator_suspended", "care-identity-fido-suspended"),
            Map.entry("care_identity_authenticator_disabled", "care-identity-fido-disabled"),
            Map.entry("care_identity_authenticator_taken", "care-identity-fido-taken"),
            Map.entry("care_identity_credential_excluded", "care-identity-fido-excluded"),
            Map.entry("care_identity_model_reported", "care-identity-fido-reported"),
            Map.entry("care_identity_model_denied", "care-identity-fido-model"),
            Map.entry("care_identity_model_not_allowed", "care-identity-fido-model"),
            Map.entry("care_identity_not_attested", "care-identity-fido-not-attested"),
            Map.entry("care_identity_attested_with_sha1", "care-identity-fido-not-attested"),
            Map.entry("care_identity_format_not_accepted", "care-identity-fido-not-attested"),
            Map.entry("care_identity_certification_too_low", "care-identity-fido-certification"),
            Map.entry("care_identity_backup_eligible", "care-identity-fido-synced"),
            Map.entry("care_identity_attachment", "care-identity-fido-attachment"));

    private RefusalText() {}

    /** The key of the text for a reason; what follows a dot in a reason is for administrators. */
    static String of(String reason) {
        int dot = reason.indexOf('.');
        return TEXTS.getOrDefault(dot < 0 ? reason : reason.substring(0, dot), REFUSED);
    }
}
