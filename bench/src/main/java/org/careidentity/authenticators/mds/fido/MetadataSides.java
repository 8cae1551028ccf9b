package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What is measured of the metadata, for a benchmark: in this package, since nothing but the provider is seen outside.
 * The BLOB is one of {@code fido-mds3-blobs}, taken at a time when it was good.
 */
public final class MetadataSides {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant WHEN_IT_WAS_GOOD = Instant.parse("2022-09-15T00:00:00Z");

    private final byte[] blob;
    private final BlobVerifier verifier;
    private final FidoMetadata metadata;
    private final List<UUID> models;
    private int next;
    private Object loaded;

    /** Reads the files. */
    public MetadataSides(Path folder) {
        try {
            blob = Files.readAllBytes(folder.resolve("tweag-big-blob.jwt"));
            verifier = new BlobVerifier(
                    new SignerChain(PinnedRoots.ofFile(folder.resolve("root-r3.crt")), "mds.fidoalliance.org", false),
                    null);
            MetadataState state = new MetadataState(InstantSource.fixed(WHEN_IT_WAS_GOOD), 0);
            Models read = models();
            state.took(read, WHEN_IT_WAS_GOOD);
            metadata = new FidoMetadata(state);
            models = List.copyOf(read.byAaguid().keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads and verifies the BLOB, and makes all its models ready for look-ups. */
    public void load() {
        loaded = models();
    }

    private Models models() {
        try {
            return verifier.acceptAgain(blob, null, 0, WHEN_IT_WAS_GOOD).models();
        } catch (MetadataException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same file bare: its JSON as a tree, and its signature by the JDK. */
    public void loadBare() {
        try {
            String[] parts = new String(blob, StandardCharsets.US_ASCII).strip().split("\\.");
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            X509Certificate signer = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            Base64.getDecoder().decode(header.get("x5c").get(0).textValue())));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(signer);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new IllegalStateException("the signature is wrong");
            }
            loaded = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks one model up, another one each time. */
    public void lookUp() {
        next = (next + 1) % models.size();
        if (metadata.find(models.get(next)).isEmpty()) {
            throw new IllegalStateException("a model of the BLOB is not found");
        }
    }
}
