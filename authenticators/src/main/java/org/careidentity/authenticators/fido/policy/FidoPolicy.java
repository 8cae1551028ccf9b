package org.careidentity.authenticators.fido.policy;

import java.util.Optional;
import org.careidentity.model.AssuranceLevel;

/**
 * What one WebAuthn login method asks of authenticators and what it gives for them. Administrators read and change it in
 * the configuration of the method's step.
 *
 * @param method the login method's id
 * @param credentialType the type of its stored credentials
 * @param amr the amr name of a login
 * @param level the level that a login gives; AAL3 only for attested authenticators whose key stays on the device,
 *     whatever stands here (NIST SP 800-63B-4 section 2.3 and appendix B)
 * @param attestedLevel the level for an attested authenticator whose key stays on the device, where it is higher
 * @param demands what the browser is asked for and the server enforces
 * @param attestation which attestation is believed
 */
public record FidoPolicy(
        String method,
        String credentialType,
        String amr,
        AssuranceLevel level,
        Optional<AssuranceLevel> attestedLevel,
        Demands demands,
        AttestationRules attestation) {

    /** The highest level that a login can give. */
    public AssuranceLevel highest() {
        return attestedLevel.filter(attested -> attested.reaches(level)).orElse(level);
    }

    /**
     * This policy with a level for attested authenticators whose key stays on the device. Where nothing was believed before,
     * attestation is asked for and believed as the FIDO Metadata Service has it.
     */
    public FidoPolicy attestedAt(AssuranceLevel attested) {
        return new FidoPolicy(
                method, credentialType, amr, level, Optional.of(attested), demands, attestation.believed());
    }
}
