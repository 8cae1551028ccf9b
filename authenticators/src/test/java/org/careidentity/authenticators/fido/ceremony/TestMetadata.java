package org.careidentity.authenticators.fido.ceremony;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;

/** Metadata that a test writes. */
public final class TestMetadata implements ModelMetadata {

    public final Map<UUID, ModelEntry> models = new HashMap<>();
    public final Map<String, ModelEntry> keys = new HashMap<>();

    public Freshness freshness = Freshness.CURRENT;

    @Override
    public Freshness freshness() {
        return freshness;
    }

    @Override
    public Optional<ModelEntry> find(UUID aaguid) {
        return Optional.ofNullable(models.get(aaguid));
    }

    @Override
    public Optional<ModelEntry> findByKeyIdentifier(String keyIdentifier) {
        return Optional.ofNullable(keys.get(keyIdentifier));
    }
}
