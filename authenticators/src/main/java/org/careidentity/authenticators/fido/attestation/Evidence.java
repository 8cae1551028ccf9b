package org.careidentity.authenticators.fido.attestation;

import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.mds.ModelEntry;

/**
 * What is known of a credential's authenticator.
 *
 * @param model the model that it claims to be, the zero AAGUID for none; proved where it is attested
 * @param entry what the metadata says of that model
 * @param pinned whether the attestation leads to a pinned root
 * @param listed whether it leads to a root of the model's metadata entry
 * @param hardware whether the statement itself says that the key is kept by hardware; empty when it leaves that to metadata
 * @param weak whether the statement attests nothing only because it is signed with SHA-1
 */
record Evidence(
        UUID model,
        Optional<ModelEntry> entry,
        boolean pinned,
        boolean listed,
        Optional<Boolean> hardware,
        boolean weak) {

    boolean attested() {
        return pinned || listed;
    }

    /** Whether the key is kept by hardware as far as anybody says. */
    boolean inHardware() {
        return hardware.or(() -> entry.map(ModelEntry::hardwareKeys)).orElse(true);
    }
}
