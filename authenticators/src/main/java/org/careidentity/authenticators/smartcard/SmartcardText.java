package org.careidentity.authenticators.smartcard;

import java.util.Map;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.keycloak.events.Errors;

/** What the person reads where an event has a reason code. */
final class SmartcardText {

    static final String NOBODY = "care_identity_card_of_nobody";
    static final String OTHER_PERSON = "care_identity_card_of_other_person";

    static final String UNUSABLE = "care_identity_card_host_unusable";
    static final String NOT_REGISTERED = "care_identity_card_not_registered";
    static final String SWITCHED_OFF = "care_identity_authenticator_disabled";
    static final String SUSPENDED = "care_identity_authenticator_suspended";
    static final String REMOVED = "care_identity_card_removed";
    static final String REGISTERED = "care_identity_card_registered_already";

    private static final String REFUSED = "care-identity-card-refused";
    private static final String WRONG = "care-identity-card-wrong-certificate";
    private static final String EXPIRED = "care-identity-card-expired";
    private static final String NOT_YET_VALID = "care-identity-card-not-yet-valid";
    private static final String REVOKED = "care-identity-card-revoked";

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(PresentedCard.NONE, "care-identity-card-none"),
            Map.entry("care_identity_card_path", WRONG),
            Map.entry("care_identity_card_key_usage", WRONG),
            Map.entry("care_identity_card_extended_key_usage", WRONG),
            Map.entry("care_identity_card_policy", WRONG),
            Map.entry("care_identity_card_identity", WRONG),
            Map.entry("care_identity_card_expired", EXPIRED),
            Map.entry("care_identity_card_not_yet_valid", NOT_YET_VALID),
            Map.entry("care_identity_card_revoked", REVOKED),
            Map.entry("care_identity_card_revocation_unknown", "care-identity-card-unchecked"),
            Map.entry("care_identity_card_tls_resumed", "care-identity-card-resumed"),
            Map.entry(NOBODY, "care-identity-card-of-nobody"),
            Map.entry(NOT_REGISTERED, "care-identity-card-not-registered"),
            Map.entry(SWITCHED_OFF, "care-identity-card-switched-off"),
            Map.entry(SUSPENDED, "care-identity-card-switched-off"),
            Map.entry(REMOVED, "care-identity-card-switched-off"),
            Map.entry(REGISTERED, "care-identity-card-registered-already"),
            Map.entry(AuthenticatorClaim.TAKEN, "care-identity-card-taken"),
            Map.entry(OTHER_PERSON, "care-identity-card-of-other-person"),
            Map.entry(Errors.USER_DISABLED, "care-identity-person-disabled"));

    private SmartcardText() {}

    /** The key of the text for what happened. */
    static String of(CardNotAcceptedException refused) {
        return of(refused.reason(), refused.detail());
    }

    /** The key of the text for a reason, with what the proxy said of a certificate that it did not accept. */
    static String of(String reason, String detail) {
        return reason.equals(PresentedCard.REFUSED_BY_PROXY) ? ofProxy(detail) : TEXTS.getOrDefault(reason, REFUSED);
    }

    /** OpenSSL's words, which proxies pass on. */
    private static String ofProxy(String detail) {
        if (detail.contains("expired")) {
            return EXPIRED;
        }
        if (detail.contains("not yet valid")) {
            return NOT_YET_VALID;
        }
        return detail.contains("revoked") ? REVOKED : WRONG;
    }
}
