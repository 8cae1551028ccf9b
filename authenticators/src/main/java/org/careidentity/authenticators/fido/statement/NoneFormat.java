package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.util.List;

/** No attestation (section 8.7): the statement is an empty map, which webauthn4j does not look at. */
final class NoneFormat implements StatementFormat {

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        if (!parts.statement().isEmpty()) {
            throw new BadAttestationStatementException("a statement of format none that states something");
        }
        return new Signer(List.of(), false);
    }
}
