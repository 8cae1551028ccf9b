package org.careidentity.registration.answer;

/** Why something is not done, and what to do: the problem types of the API (RFC 9457 section 3). */
public enum Problem {
    /** No token, or none for this API. */
    TOKEN(
            401,
            "care_identity_registration_token",
            "You are not logged in",
            "Log in, and send an access token whose audience is care-identity-registration."),
    /** No role of the agent's gives any right. */
    ROLE(
            403,
            "care_identity_registration_role",
            "You need another role",
            "Ask your Registration Authority Manager for one of the roles that are listed here, then log in again."),
    /** A right is missing. */
    RIGHT(
            403,
            "care_identity_registration_right",
            "Your role does not allow this",
            "Ask somebody who has one of the roles that are listed here."),
    /** Nobody acts for themselves (CVE-2026-16072). */
    SELF(
            403,
            "care_identity_registration_self",
            "You cannot do this for yourself",
            "Ask another agent of your organisation."),
    /** The session proves too little (NIST SP 800-63B-4 section 3.2.2; CVE-2026-3429). */
    LEVEL(
            403,
            "care_identity_registration_level",
            "Log in with a stronger method",
            "This needs a login at the level of the authenticator: log in again with a smartcard, Windows Hello, security key or iPad."),
    /** There is no such thing in this realm and the agent's organisations. */
    UNKNOWN(
            404,
            "care_identity_registration_unknown",
            "Not found",
            "Check the identifier. People of other organisations cannot be seen here."),
    /** Somebody has changed it. */
    STALE(
            409,
            "care_identity_registration_stale",
            "Somebody else has changed this",
            "Look at it again, and decide anew."),
    /** Its state does not allow it. */
    STATE(
            409,
            "care_identity_registration_state",
            "This cannot be done now",
            "Look at it again: its state does not allow it."),
    /** What a link has registered is confirmed by who issued it, and was there (NIST SP 800-63B-4 section 4.1). */
    ISSUER(
            403,
            "care_identity_registration_issuer",
            "Only the agent who issued the link can confirm this",
            "If they cannot, refuse it, and issue another link."),
    /** Two people decide. */
    SECOND_AGENT(
            403,
            "care_identity_registration_second_agent",
            "Somebody else has to decide this",
            "Another agent than the one who proposed it must approve or refuse it, and not the person whom it is for."),
    /** The request can't be understood. */
    MALFORMED(
            400,
            "care_identity_registration_malformed",
            "The request cannot be understood",
            "See the description of the API."),
    /** More than the limits. */
    TOO_LARGE(413, "care_identity_registration_too_large", "The file is too large", "Split it."),
    /** The directory has no answer. */
    DIRECTORY(
            503,
            "care_identity_registration_directory",
            "The directory does not answer",
            "Try again later; the person's organisations are not known now."),
    /** The directory can be asked about one person alone. */
    DIRECTORY_LISTS_NOBODY(
            409,
            "care_identity_registration_directory_lists_nobody",
            "The realm's directory cannot list an organisation",
            "Find people by UUID or e-mail address."),
    /** The realm's settings can't be read. */
    SETTINGS(
            503,
            "care_identity_registration_settings",
            "The realm is not set up",
            "Tell an administrator: the server's log names the setting.");

    private final int status;
    private final String reason;
    private final String title;
    private final String detail;

    Problem(int status, String reason, String title, String detail) {
        this.status = status;
        this.reason = reason;
        this.title = title;
        this.detail = detail;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The reason code, in events too. */
    public String reason() {
        return reason;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
