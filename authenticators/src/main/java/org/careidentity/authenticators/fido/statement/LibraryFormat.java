package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.server.CoreServerProperty;
import com.webauthn4j.verifier.CoreRegistrationObject;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import java.security.cert.X509Certificate;
import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** Runs webauthn4j's verifier of a format, after what it leaves out. */
final class LibraryFormat {

    private static final CoreServerProperty NO_SERVER = new CoreServerProperty("", null);

    private final AttestationObjectConverter converter;
    private final AttestationStatementVerifier verifier;

    LibraryFormat(ObjectConverter converter, AttestationStatementVerifier verifier) {
        this.converter = new AttestationObjectConverter(converter);
        this.verifier = verifier;
    }

    void verify(AttestationParts parts, byte[] clientDataHash) {
        CoreRegistrationObject registration = registration(parts, clientDataHash);
        if (!verifier.supports(registration)) {
            throw new MalformedException("not a statement of format " + parts.format());
        }
        verifier.verify(registration);
    }

    private CoreRegistrationObject registration(AttestationParts parts, byte[] clientDataHash) {
        return new CoreRegistrationObject(converter.convert(parts.whole()), parts.whole(), clientDataHash, NO_SERVER);
    }

    /**
     * The value of a certificate's extension, DER throughout: webauthn4j's reader allocates what a length promises and
     * recurses as deep as the bytes go.
     */
    static byte[] extension(X509Certificate certificate, String oid) {
        byte[] extension = certificate.getExtensionValue(oid);
        if (extension == null) {
            throw new MalformedException("no certificate extension " + oid);
        }
        byte[] value = Der.of(extension).next(Der.OCTET_STRING);
        Der.requireWellFormed(value);
        return value;
    }
}
