package org.careidentity.authenticators.registry;

import java.time.Instant;

/**
 * A row of the table with what was decided of it.
 *
 * @param registration whose it is, and its uses
 * @param since when the row was made
 */
public record OverseenRegistration(Registration registration, Oversight oversight, Instant since) {}
