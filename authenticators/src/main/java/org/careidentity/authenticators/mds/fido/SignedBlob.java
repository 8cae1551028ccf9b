package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.webauthn4j.converter.util.ObjectConverter;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * A BLOB whose signature is by the first certificate that it brings (MDS 3.1 section 3.2, steps 3 to 6); whose certificate
 * that is, {@link SignerChain} says.
 *
 * @param signer the certificates, the signer's first
 * @param number grows with every BLOB
 * @param nextUpdate the day by which the next one comes
 * @param entries as they are
 */
record SignedBlob(List<X509Certificate> signer, long number, LocalDate nextUpdate, List<Entry> entries) {

    private static final ObjectConverter CONVERTER =
            new ObjectConverter(new ObjectMapper(), new ObjectMapper(new CBORFactory()));

    private record Payload(
            @JsonProperty("legalHeader") String legalHeader,
            @JsonProperty("no") Long number,
            @JsonProperty("nextUpdate") String nextUpdate,
            @JsonProperty("entries") List<Entry> entries) {}

    /**
     * Reads a BLOB and checks its signature.
     *
     * @param address where it is from; null for a file
     */
    static SignedBlob read(byte[] content, URI address) throws MetadataException {
        try {
            CompactJws blob = CompactJws.verified(content, header -> requireOwnOrigin(header, address));
            return of(
                    blob,
                    CONVERTER.getJsonConverter().readValue(new ByteArrayInputStream(blob.payload()), Payload.class));
        } catch (RuntimeException e) {
            // webauthn4j and Jackson throw what they like for foreign bytes
            throw new MetadataException(Problem.MALFORMED, "it is not a FIDO metadata BLOB", e);
        }
    }

    /** MDS 3.1 section 3.2 step 3: an address for the certificates is of the BLOB's own origin. It is never fetched. */
    private static void requireOwnOrigin(JsonNode header, URI address) throws MetadataException {
        if (header.has("x5u")
                && (address == null
                        || !Origin.same(address, URI.create(header.get("x5u").asText())))) {
            throw new MetadataException(Problem.SIGNER, "it names certificates of another origin");
        }
    }

    private static SignedBlob of(CompactJws blob, Payload payload) throws MetadataException {
        if (payload.legalHeader == null || payload.legalHeader.isBlank()) {
            throw new MetadataException(Problem.MALFORMED, "it has no legalHeader");
        }
        if (payload.number == null || payload.number < 0 || payload.nextUpdate == null || payload.entries == null) {
            throw new MetadataException(Problem.MALFORMED, "it has no number, next update or entries");
        }
        return new SignedBlob(blob.signer(), payload.number, date(payload.nextUpdate), List.copyOf(payload.entries));
    }

    private static LocalDate date(String text) throws MetadataException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MetadataException(Problem.MALFORMED, "its next update is not a date", e);
        }
    }
}
