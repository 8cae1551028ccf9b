package org.careidentity.authenticators.nhsnet;

import org.keycloak.events.Errors;

/** Why a login at the provider was not taken: the event's error, and the key of the page's text. */
enum ProviderFault {
    /** It can't be reached, or did not answer in time. */
    UNREACHABLE("care_identity_provider_unreachable", "care-identity-nhsnet-unreachable"),
    /** It answered with an error, or with nothing that can be read. */
    FAILED("care_identity_provider_failed", "care-identity-nhsnet-failed"),
    /** The person did not go on there. */
    CANCELLED("care_identity_provider_cancelled", "care-identity-nhsnet-cancelled"),
    /** Its ID token is not one for this login: signature, issuer, audience, time or nonce. */
    TOKEN_INVALID("care_identity_provider_token_invalid", "care-identity-nhsnet-failed"),
    /** It does not say when the person authenticated. */
    AUTH_TIME_MISSING("care_identity_provider_auth_time_missing", "care-identity-nhsnet-failed"),
    /** It was asked to authenticate the person again, and did not. */
    NOT_AUTHENTICATED_AGAIN("care_identity_provider_not_authenticated_again", "care-identity-nhsnet-again"),
    /** Its claims stand for no level that the application asked for. */
    LEVEL("care_identity_provider_level", "care-identity-nhsnet-level"),
    /** Nobody here is linked to the account. */
    ACCOUNT_UNKNOWN("care_identity_provider_account_unknown", "care-identity-nhsnet-unknown"),
    /** The account is linked to somebody else than the person of this login. */
    OTHER_PERSON("care_identity_provider_other_person", "care-identity-nhsnet-other-person"),
    /** It is not set up here so that a login could be taken. */
    UNUSABLE("care_identity_provider_unusable", "care-identity-nhsnet-failed"),
    /** The person is disabled. */
    DISABLED(Errors.USER_DISABLED, "care-identity-person-disabled"),
    /** The person is locked out for a while. */
    LOCKED(Errors.USER_TEMPORARILY_DISABLED, "care-identity-nhsnet-locked");

    private final String reason;
    private final String text;

    ProviderFault(String reason, String text) {
        this.reason = reason;
        this.text = text;
    }

    /** The event's error. */
    String reason() {
        return reason;
    }

    /** The key of what the person reads. */
    String text() {
        return text;
    }

    /** Whether the provider must ask the person again when they try again: its session is what was not right. */
    boolean needsNewAuthentication() {
        return switch (this) {
            case NOT_AUTHENTICATED_AGAIN, LEVEL, ACCOUNT_UNKNOWN, OTHER_PERSON -> true;
            default -> false;
        };
    }
}
