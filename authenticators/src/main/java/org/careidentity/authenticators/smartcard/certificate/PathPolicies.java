package org.careidentity.authenticators.smartcard.certificate;

import java.util.Set;

/**
 * What a path must hold of policies (RFC 5280 section 6.1.1 inputs c to g).
 *
 * @param accepted the initial policy set; none for any policy
 * @param required whether the path must be valid for a policy
 * @param mappingInhibited whether policies are not mapped
 * @param anyInhibited whether anyPolicy does not match
 */
public record PathPolicies(Set<String> accepted, boolean required, boolean mappingInhibited, boolean anyInhibited) {

    /** No demand. */
    public static final PathPolicies ANY = new PathPolicies(Set.of(), false, false, false);

    public PathPolicies {
        accepted = Set.copyOf(accepted);
    }

    /** The path is valid for one of these. */
    public static PathPolicies oneOf(Set<String> accepted) {
        return new PathPolicies(accepted, true, false, false);
    }
}
