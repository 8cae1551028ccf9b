package org.careidentity.authenticators.mds.fido;

import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;

/** Look-ups in what this node holds in memory. */
record FidoMetadata(MetadataState state) implements ModelMetadata {

    @Override
    public Optional<ModelEntry> find(UUID aaguid) {
        return state.models().map(models -> models.byAaguid().get(aaguid));
    }

    @Override
    public Optional<ModelEntry> findByKeyIdentifier(String keyIdentifier) {
        return state.models().map(models -> models.byKeyIdentifier().get(keyIdentifier));
    }

    @Override
    public Freshness freshness() {
        return state.freshness();
    }
}
