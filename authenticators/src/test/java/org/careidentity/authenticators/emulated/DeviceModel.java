package org.careidentity.authenticators.emulated;

import java.util.List;
import java.util.UUID;

/**
 * A model of authenticators.
 *
 * @param aaguid its number
 * @param attachment what the browser says of where it is
 * @param transports what the browser says of how it is reached
 * @param flags what it always says besides presence and verification: {@link Answer#BE}, {@link Answer#BS}
 * @param attestation how it attests
 */
public record DeviceModel(
        UUID aaguid, String attachment, List<String> transports, int flags, AttestationMaker attestation) {}
