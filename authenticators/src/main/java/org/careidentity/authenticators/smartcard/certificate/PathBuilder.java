package org.careidentity.authenticators.smartcard.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.jcajce.PKIXCertStoreSelector;
import org.bouncycastle.jcajce.PKIXExtendedBuilderParameters;
import org.bouncycastle.jcajce.PKIXExtendedParameters;
import org.bouncycastle.util.Properties;

/**
 * Finds and validates paths to given anchors (RFC 5280 section 6.1) by BouncyCastle, which accepts nothing wrong of NIST's
 * PKITS, where the JDK accepts two. An anchor is a name and a key: another authority of the same name is not it.
 */
public final class PathBuilder {

    private static final String FETCHING = "org.bouncycastle.x509.enableCRLDP";

    private final Provider provider;
    private final Set<TrustAnchor> anchors = new HashSet<>();
    private final CertStore store;
    private final boolean revocation;

    /** A builder that does not ask for revocation. */
    public PathBuilder(Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates) {
        this(BouncyCastle.PROVIDER, anchors, intermediates, null);
    }

    /**
     * A builder.
     *
     * @param provider BouncyCastle, which need not be installed
     * @param anchors whom to trust
     * @param intermediates of what paths may be made
     * @param lists of revoked certificates: when there, each certificate must be covered by one, and deltas are applied; null
     *     not to ask for revocation. No list is ever fetched
     * @throws IllegalArgumentException for certificates that can't be read
     */
    public PathBuilder(
            Provider provider,
            Collection<X509Certificate> anchors,
            Collection<X509Certificate> intermediates,
            Collection<X509CRL> lists) {
        this.provider = provider;
        this.revocation = lists != null;
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
            for (X509Certificate anchor : anchors) {
                this.anchors.add(new TrustAnchor((X509Certificate) own(factory, anchor), null));
            }
            List<Object> objects = new ArrayList<>();
            for (X509Certificate intermediate : intermediates) {
                objects.add(own(factory, intermediate));
            }
            for (X509CRL list : lists == null ? List.<X509CRL>of() : lists) {
                objects.add(own(factory, list));
            }
            store = CertStore.getInstance("Collection", new CollectionCertStoreParameters(objects));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate or list can't be read", e);
        }
    }

    /** Two parsers may see two things in the same bytes. */
    private static Certificate own(CertificateFactory factory, Certificate certificate)
            throws GeneralSecurityException {
        return factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    }

    private static CRL own(CertificateFactory factory, X509CRL list) throws GeneralSecurityException {
        return factory.generateCRL(new ByteArrayInputStream(list.getEncoded()));
    }

    /**
     * Finds a path.
     *
     * @param target as this class's provider has read it
     * @throws GeneralSecurityException when there is none
     */
    public CardPath build(X509Certificate target, Instant at, PathPolicies policies) throws GeneralSecurityException {
        if (revocation && Properties.isOverrideSet(FETCHING)) {
            // the addresses would be asked in this thread, without limits, and the answers kept in a static cache
            throw new IllegalStateException(FETCHING + " is set in this JVM");
        }
        var result = (PKIXCertPathBuilderResult)
                CertPathBuilder.getInstance("PKIX", provider).build(parameters(target, at, policies));
        List<X509Certificate> path = result.getCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
        return new CardPath(path, result.getTrustAnchor().getTrustedCert());
    }

    private PKIXExtendedBuilderParameters parameters(X509Certificate target, Instant at, PathPolicies policies)
            throws GeneralSecurityException {
        X509CertSelector selector = new X509CertSelector();
        selector.setCertificate(target);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(target))));
        parameters.addCertStore(store);
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(revocation);
        parameters.setInitialPolicies(policies.accepted());
        parameters.setExplicitPolicyRequired(policies.required());
        parameters.setPolicyMappingInhibited(policies.mappingInhibited());
        parameters.setAnyPolicyInhibited(policies.anyInhibited());
        PKIXExtendedParameters extended = new PKIXExtendedParameters.Builder(parameters)
                .setUseDeltasEnabled(true)
                .setTargetConstraints(new PKIXCertStoreSelector.Builder(selector).build())
                .build();
        return new PKIXExtendedBuilderParameters.Builder(extended).build();
    }
}
