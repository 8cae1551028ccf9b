package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.util.MessageDigestUtil;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.util.Map;

/**
 * Verifies attestation statements (WebAuthn Level 3 section 8) of every format that proves something. Left out, so refused:
 * {@code android-safetynet}, which Google has given up, and {@code compound}, whose parts no policy could name.
 */
public final class Statements {

    private final CredentialKeys keys;
    private final Map<String, StatementFormat> formats;

    public Statements(ObjectConverter converter) {
        keys = new CredentialKeys(converter);
        formats = Map.of(
                "none", new NoneFormat(),
                "packed", new PackedFormat(converter, keys),
                "tpm", new TpmFormat(keys),
                "android-key", new AndroidKeyFormat(keys),
                "apple", new AppleFormat(converter),
                "fido-u2f", new FidoU2fFormat());
    }

    /** Whether statements of a format can be verified; names match exactly (section 7.1 step 21). */
    public boolean support(String format) {
        return formats.containsKey(format);
    }

    /**
     * Verifies a statement (section 7.1 step 22). Whatever does not hold ends in a {@link RuntimeException}, of webauthn4j
     * or a {@link org.careidentity.authenticators.fido.wire.MalformedException} as a rule.
     *
     * @param clientData the client data as the browser wrote it
     */
    public VerifiedStatement verify(AttestationParts parts, byte[] clientData) {
        StatementFormat format = formats.get(parts.format());
        if (format == null) {
            throw new BadAttestationStatementException("no statements of format " + parts.format());
        }
        var signer = format.verify(parts, MessageDigestUtil.createSHA256().digest(clientData));
        return new VerifiedStatement(
                parts.format(),
                parts.attested().aaguid(),
                keys.bytes(parts),
                signer.path(),
                signer.hardware(),
                parts.signedWithSha1());
    }
}
