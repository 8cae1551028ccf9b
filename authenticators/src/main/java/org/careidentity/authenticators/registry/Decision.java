package org.careidentity.authenticators.registry;

/**
 * What is decided of an authenticator.
 *
 * @param status what may be done with it from now on
 * @param awaitsConfirmation whether its issuer still has to confirm it
 * @param reason why, in words
 * @param by the id of the user who decides
 */
public record Decision(AuthenticatorStatus status, boolean awaitsConfirmation, String reason, String by) {}
