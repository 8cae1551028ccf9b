package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.jws.JWAIdentifier;
import com.webauthn4j.data.jws.JWS;
import com.webauthn4j.data.jws.JWSFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    // RFC 8725 section 3.1: a list of what is allowed; neither "none", nor HMAC, nor RS1 with SHA-1
    private static final Set<JWAIdentifier> ALGORITHMS = EnumSet.complementOf(EnumSet.of(JWAIdentifier.RS1));

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectConverter CONVERTER = new ObjectConverter(JSON, new ObjectMapper(new CBORFactory()));

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
        String text = new String(content, StandardCharsets.US_ASCII).strip();
        try {
            checkHeader(text, address);
            JWS<Payload> blob = new JWSFactory(CONVERTER).parse(text, Payload.class);
            if (!blob.isValidSignature()) {
                throw new MetadataException(Problem.SIGNATURE, "it is not signed by the certificate that it brings");
            }
            return of(blob);
        } catch (RuntimeException | JsonProcessingException e) {
            // webauthn4j, Jackson and the JDK throw what they like for foreign bytes
            throw new MetadataException(Problem.MALFORMED, "it is not a FIDO metadata BLOB", e);
        }
    }

    private static void checkHeader(String text, URI address) throws MetadataException, JsonProcessingException {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new MetadataException(Problem.MALFORMED, "it is not a JSON Web Signature");
        }
        JsonNode header = JSON.readTree(
                new String(Base64.getUrlDecoder().decode(text.substring(0, dot)), StandardCharsets.UTF_8));
        String algorithm = header.path("alg").asText();
        if (ALGORITHMS.stream().noneMatch(allowed -> allowed.getName().equals(algorithm))) {
            throw new MetadataException(Problem.SIGNATURE, "its algorithm is not allowed: " + Printable.of(algorithm));
        }
        // MDS 3.1 section 3.2 step 3: an address for the certificates is of the BLOB's own origin. It is never fetched.
        if (header.has("x5u")
                && (address == null
                        || !Origin.same(address, URI.create(header.get("x5u").asText())))) {
            throw new MetadataException(Problem.SIGNER, "it names certificates of another origin");
        }
        if (!header.path("x5c").isArray() || header.get("x5c").isEmpty()) {
            throw new MetadataException(Problem.SIGNER, "it brings no certificate of its signer");
        }
    }

    private static SignedBlob of(JWS<Payload> blob) throws MetadataException {
        Payload payload = blob.getPayload();
        if (payload.legalHeader == null || payload.legalHeader.isBlank()) {
            throw new MetadataException(Problem.MALFORMED, "it has no legalHeader");
        }
        if (payload.number == null || payload.number < 0 || payload.nextUpdate == null || payload.entries == null) {
            throw new MetadataException(Problem.MALFORMED, "it has no number, next update or entries");
        }
        return new SignedBlob(
                blob.getHeader().getX5c().getCertificates().stream()
                        .map(X509Certificate.class::cast)
                        .toList(),
                payload.number,
                date(payload.nextUpdate),
                List.copyOf(payload.entries));
    }

    private static LocalDate date(String text) throws MetadataException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MetadataException(Problem.MALFORMED, "its next update is not a date", e);
        }
    }
}
