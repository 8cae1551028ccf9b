package org.careidentity.authenticators.mds.fido;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the signer of a BLOB is the one that was pinned (MDS 3.1 section 3.2 step 5; RFC 5280 section 6).
 *
 * @param roots the pinned roots
 * @param name the DNS name that the signer's certificate must have: the root signs for others too
 * @param revocationRequired whether a signer is refused of whom nobody knows whether they are revoked
 */
record SignerChain(List<X509Certificate> roots, String name, boolean revocationRequired) {

    /**
     * Checks path and name, and not yet revocation: the addresses in a certificate may be asked only after this.
     *
     * @return the root that the path leads to
     */
    X509Certificate trust(List<X509Certificate> signer, Instant at) throws MetadataException {
        if (roots.isEmpty()) {
            throw new MetadataException(
                    Problem.SIGNER, "this Java has no certificate GlobalSign Root CA - R3: name a root in the options");
        }
        X509Certificate leaf = signer.get(0);
        if (!SignerName.of(leaf).contains(name)) {
            throw new MetadataException(
                    Problem.SIGNER,
                    "it is signed for " + Printable.of(SignerName.of(leaf).toString()) + " and not for " + name);
        }
        try {
            PKIXParameters parameters = parameters(at);
            parameters.setRevocationEnabled(false);
            var result = (PKIXCertPathValidatorResult)
                    CertPathValidator.getInstance("PKIX").validate(path(signer), parameters);
            return result.getTrustAnchor().getTrustedCert();
        } catch (GeneralSecurityException e) {
            throw new MetadataException(
                    Problem.SIGNER, "its signer does not lead to the pinned root: " + e.getMessage(), e);
        }
    }

    /** Checks that no certificate of the path, the root aside, is revoked. */
    void refuseRevoked(List<X509Certificate> signer, Collection<X509CRL> lists, Instant at) throws MetadataException {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            // without NO_FALLBACK the JDK would ask an OCSP responder, without our limits
            checker.setOptions(
                    revocationRequired
                            ? EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK)
                            : EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK, Option.SOFT_FAIL));
            PKIXParameters parameters = parameters(at);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            parameters.addCertPathChecker(checker);
            validator.validate(path(signer), parameters);
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                throw new MetadataException(Problem.SIGNER_REVOKED, "a certificate of its signer is revoked", e);
            }
            throw new MetadataException(
                    Problem.REVOCATION_UNKNOWN, "nobody says whether its signer is revoked: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new MetadataException(Problem.REVOCATION_UNKNOWN, e.getMessage(), e);
        }
    }

    private PKIXParameters parameters(Instant at) throws GeneralSecurityException {
        Set<TrustAnchor> anchors =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(at));
        return parameters;
    }

    /** Some signers bring their root too, which is not part of a path. */
    private CertPath path(List<X509Certificate> signer) throws GeneralSecurityException {
        List<X509Certificate> path = signer.stream()
                .filter(certificate -> !roots.contains(certificate))
                .toList();
        if (path.isEmpty()) {
            throw new CertPathValidatorException("the root itself signed");
        }
        return CertificateFactory.getInstance("X.509").generateCertPath(path);
    }
}
