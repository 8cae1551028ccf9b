package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.careidentity.authenticators.mds.fido.MetadataStore.Accepted;
import org.jboss.logging.Logger;

/** Takes BLOBs from the source, and keeps the one before when a new one is bad. One thread at a time. */
final class MetadataLoader {

    private static final Logger LOGGER = Logger.getLogger(MetadataLoader.class);

    private final BlobSource source;
    private final BlobVerifier verifier;
    private final MetadataStore store;
    private final InstantSource clock;
    private final MetadataState state;
    private long leastNumber;
    private byte[] digest;
    private String tag;

    MetadataLoader(
            BlobSource source, BlobVerifier verifier, MetadataStore store, InstantSource clock, MetadataState state) {
        this.source = source;
        this.verifier = verifier;
        this.store = store;
        this.clock = clock;
        this.state = state;
    }

    /** Takes the last good BLOB from disk; no network is asked. */
    void restore() {
        try {
            Optional<Accepted> accepted = store.accepted().filter(this::rootIsStillPinned);
            if (accepted.isPresent()) {
                leastNumber = accepted.get().number();
                byte[] content = store.blob();
                state.took(
                        verifier.acceptAgain(
                                        content,
                                        source.address(),
                                        leastNumber,
                                        accepted.get().at())
                                .models(),
                        accepted.get().at());
                digest = sha256(content);
            }
        } catch (IOException | MetadataException e) {
            LOGGER.warnf("The FIDO metadata kept in %s is not used: %s", store.folder(), e.getMessage());
        }
    }

    /** Takes what the source has, if that is new and good; whether the source was there and good. */
    boolean refresh() {
        try {
            Optional<Fetched> fetched = source.fetch(tag);
            if (fetched.isPresent()
                    && !Arrays.equals(digest, sha256(fetched.get().content()))) {
                take(fetched.get().content());
            }
            fetched.ifPresent(now -> tag = now.tag());
            state.checked(clock.instant());
            return true;
        } catch (MetadataException e) {
            state.failed(e.problem(), source + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.warn("FIDO metadata", e);
            state.failed(Problem.MALFORMED, source + ": " + e);
        }
        return false;
    }

    private void take(byte[] content) throws MetadataException {
        var now = clock.instant();
        var verified = verifier.accept(content, source.address(), leastNumber, now);
        Models models = verified.models();
        try {
            store.keep(content, new Accepted(models.number(), verified.root(), now));
        } catch (IOException e) {
            LOGGER.warnf("FIDO metadata is not kept for the next start: %s", e);
        }
        leastNumber = models.number();
        digest = sha256(content);
        state.took(models, now);
        LOGGER.infof(
                "FIDO metadata no. %d of %s: %d models, next update %s, %d entries left out",
                models.number(),
                source,
                models.size(),
                models.nextUpdate(),
                models.leftOut().size());
        models.leftOut().forEach(reason -> LOGGER.warnf("FIDO metadata, %s", reason));
    }

    /** Numbers of the test service say nothing about those of the real one. */
    private boolean rootIsStillPinned(Accepted accepted) {
        return verifier.chain().roots().stream()
                .anyMatch(root -> PinnedRoots.fingerprint(root).equals(accepted.root()));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
