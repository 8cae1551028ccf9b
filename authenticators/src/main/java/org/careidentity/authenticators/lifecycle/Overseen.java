package org.careidentity.authenticators.lifecycle;

import org.careidentity.authenticators.registry.Oversight;

/**
 * What those who watch over an authenticator know of it, as it was read at one moment.
 *
 * @param oversight what was decided of it
 * @param registeredBy who registered it: the table's word, or what its kind says of one that is not there yet
 */
public record Overseen(Oversight oversight, String registeredBy) {}
