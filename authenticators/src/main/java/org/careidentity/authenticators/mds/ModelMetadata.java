package org.careidentity.authenticators.mds;

import java.util.Optional;
import java.util.UUID;
import org.keycloak.provider.Provider;

/**
 * What the FIDO Metadata Service says of authenticator models, as of the last BLOB that was good. A look-up is a read of
 * memory: it never waits for a download. Without a configured BLOB, and before the first one is loaded, no model is known.
 */
public interface ModelMetadata extends Provider {

    /** What is known of a model by its AAGUID; never of the zero AAGUID, which names no model. */
    Optional<ModelEntry> find(UUID aaguid);

    /**
     * What is known of a U2F model, which has no AAGUID.
     *
     * @param keyIdentifier the subject key identifier of its attestation certificate by RFC 5280 section 4.2.1.2 method 1,
     *     in lower-case hex
     */
    Optional<ModelEntry> findByKeyIdentifier(String keyIdentifier);

    /** How old this is; {@link Freshness#CURRENT} for a source that does not age. */
    default Freshness freshness() {
        return Freshness.CURRENT;
    }

    @Override
    default void close() {}
}
