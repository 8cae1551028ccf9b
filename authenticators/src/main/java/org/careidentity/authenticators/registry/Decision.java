package org.careidentity.authenticators.registry;

/**
 * What is decided of an authenticator.
 *
 * @param status what may be done with it from now on
 * @param confirms whether its issuer confirms it; what is not confirmed by this stays as it was
 * @param reason why, in words
 * @param by the id of the user who decides
 */
public record Decision(AuthenticatorStatus status, boolean confirms, String reason, String by) {}
