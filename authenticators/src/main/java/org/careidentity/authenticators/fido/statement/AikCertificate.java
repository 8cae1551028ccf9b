package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.verifier.attestation.statement.tpm.DefaultTPMDevicePropertyDecoder;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMDeviceProperty;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The certificate of a TPM's attestation key (sections 8.3.1 and TPM 2.0 EK Profile 3.2.9). */
public final class AikCertificate {

    private static final String PURPOSE = "2.23.133.8.3";
    private static final Integer DIRECTORY_NAME = 4;

    private AikCertificate() {}

    static void require(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (certificate.getVersion() != 3
                    || !certificate.getSubjectX500Principal().getName().isEmpty()
                    || purposes == null
                    || !purposes.contains(PURPOSE)
                    || certificate.getBasicConstraints() != -1
                    || manufacturer(certificate).isEmpty()) {
                throw new BadAttestationStatementException("not the certificate of a TPM's attestation key");
            }
        } catch (CertificateParsingException e) {
            throw new BadAttestationStatementException("unreadable certificate", e);
        }
    }

    /** Who made the TPM, as the certificate says it: {@code id:} and eight hexadecimal digits. */
    public static Optional<String> manufacturer(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : names.stream()
                            .filter(name -> DIRECTORY_NAME.equals(name.get(0)))
                            .map(name -> new DefaultTPMDevicePropertyDecoder().decode((String) name.get(1)))
                            .filter(AikCertificate::complete)
                            .map(TPMDeviceProperty::getManufacturer)
                            .findFirst();
        } catch (CertificateParsingException | RuntimeException e) {
            throw new BadAttestationStatementException("unreadable names of the TPM", e);
        }
    }

    private static boolean complete(TPMDeviceProperty device) {
        return device.getManufacturer() != null
                && device.getManufacturer().matches("id:[0-9A-Fa-f]{8}")
                && device.getPartNumber() != null
                && device.getFirmwareVersion() != null;
    }
}
