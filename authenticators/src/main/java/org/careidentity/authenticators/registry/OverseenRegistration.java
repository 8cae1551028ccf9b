package org.careidentity.authenticators.registry;

/**
 * A row of the table with what was decided of it.
 *
 * @param registration whose it is, and its uses
 */
public record OverseenRegistration(Registration registration, Oversight oversight) {}
