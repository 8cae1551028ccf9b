package org.careidentity.authenticators.mds.fido;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * All that must hold of a BLOB before it is used (MDS 3.1 section 3.2).
 *
 * @param chain whom to trust
 * @param lists who is revoked
 */
record BlobVerifier(SignerChain chain, RevocationLists lists) {

    /**
     * A BLOB that was accepted.
     *
     * @param root SHA-256 of the root that its signer leads to
     */
    record Verified(Models models, String root) {}

    /** Checks a new BLOB, with network where the lists of revoked certificates are there. */
    Verified accept(byte[] content, URI address, long leastNumber, Instant now) throws MetadataException {
        SignedBlob blob = SignedBlob.read(content, address);
        X509Certificate root = chain.trust(blob.signer(), now);
        chain.refuseRevoked(blob.signer(), lists.of(blob.signer()), now);
        return verified(blob, root, leastNumber);
    }

    /**
     * Checks a BLOB that was accepted before, as of then: its signer's certificate may have ended since. Whether the signer
     * was revoked, was asked then.
     */
    Verified acceptAgain(byte[] content, URI address, long leastNumber, Instant then) throws MetadataException {
        SignedBlob blob = SignedBlob.read(content, address);
        return verified(blob, chain.trust(blob.signer(), then), leastNumber);
    }

    private static Verified verified(SignedBlob blob, X509Certificate root, long leastNumber) throws MetadataException {
        if (blob.number() < leastNumber) {
            throw new MetadataException(
                    Problem.ROLLBACK, "its number is " + blob.number() + ", and " + leastNumber + " was there before");
        }
        return new Verified(ModelsReader.read(blob), PinnedRoots.fingerprint(root));
    }
}
