package org.careidentity.authenticators.registry;

/**
 * What is decided of an authenticator.
 *
 * @param status what may be done with it from now on
 * @param confirms whether its issuer confirms it; what is not confirmed by this stays as it was
 * @param reason why, in words
 * @param by the id of the user who decides
 */
public record Decision(AuthenticatorStatus status, boolean confirms, String reason, String by) {

    /** Why an authenticator is stopped that its person reported lost. */
    static final String LOST = "reported lost by the person";

    /**
     * That its person reported it lost.
     *
     * @param status what may be done with it from now on: a report makes nothing of it that can be used sooner
     * @param by the id of the person
     */
    public static Decision lost(AuthenticatorStatus status, String by) {
        return new Decision(status, false, LOST, by);
    }
}
