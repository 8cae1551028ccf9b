package org.careidentity.authenticators.push.request;

/** Why nothing is sent to a person's phone now. */
public enum Limit {
    /** The person denied a request a short while ago. */
    PAUSED,
    /** A request of theirs is open; another browser's, or one that was left behind. */
    OPEN,
    /** Too many in a short time (OWASP ASVS 5.0 requirement 6.6.4). */
    COOL_DOWN;

    /** The event's error. */
    public String reason() {
        return switch (this) {
            case PAUSED -> "care_identity_push_paused";
            case OPEN -> "care_identity_push_open";
            case COOL_DOWN -> "care_identity_push_too_many";
        };
    }

    /** The key of what the person reads. */
    public String message() {
        return switch (this) {
            case PAUSED -> "care-identity-push-paused";
            case OPEN -> "care-identity-push-open";
            case COOL_DOWN -> "care-identity-push-too-many";
        };
    }
}
