package org.careidentity.authenticators.mds.fido;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Where the lists of revoked certificates come from: files, or else the addresses in the certificates, at allowed hosts
 * alone (CWE-918). A list that cannot be had is left away; what that means, {@link SignerChain} says.
 *
 * @param files instead of addresses; may be empty
 * @param hosts that may be asked
 * @param points reads the addresses of a certificate's extension CRL Distribution Points
 */
record RevocationLists(List<Path> files, Set<String> hosts, DistributionPoints points, Downloads downloads) {

    private static final Logger LOGGER = Logger.getLogger(RevocationLists.class);

    /** The addresses in a certificate (RFC 5280 section 4.2.1.13). */
    interface DistributionPoints {

        List<String> of(X509Certificate certificate) throws IOException;
    }

    /** The lists for certificates whose path is trusted. */
    List<X509CRL> of(List<X509Certificate> signer) {
        List<X509CRL> lists = new ArrayList<>();
        for (Path file : files) {
            add(lists, file.toString(), () -> Files.readAllBytes(file));
        }
        if (files.isEmpty()) {
            for (X509Certificate certificate : signer) {
                addresses(certificate).forEach(address -> add(lists, address, () -> fetch(address)));
            }
        }
        return lists;
    }

    private List<String> addresses(X509Certificate certificate) {
        try {
            return points.of(certificate);
        } catch (IOException | RuntimeException e) {
            LOGGER.warnf("A metadata signer's certificate has no readable CRL distribution points: %s", e);
            return List.of();
        }
    }

    private byte[] fetch(String text) throws IOException, MetadataException {
        URI address = URI.create(text);
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!http
                || address.getHost() == null
                || !hosts.contains(address.getHost().toLowerCase())) {
            throw new IOException("this host is not allowed");
        }
        return downloads.get(address, null).orElseThrow().content();
    }

    private static void add(List<X509CRL> lists, String name, Content content) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(content.read()));
            found.forEach(list -> lists.add((X509CRL) list));
        } catch (IOException | MetadataException | GeneralSecurityException | RuntimeException e) {
            LOGGER.warnf("No list of revoked certificates from %s: %s", Printable.of(name), Printable.of(e.toString()));
        }
    }

    private interface Content {

        byte[] read() throws IOException, MetadataException;
    }
}
