package org.careidentity.authenticators.smartcard.revocation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/**
 * What is measured of a list, for a benchmark: in this package, since nothing but {@link Revocation} is seen outside. What
 * was loaded last is held, so that its heap can be measured.
 */
public final class CrlSides {

    private final Path file;
    private final X509Certificate issuer;
    private Object loaded;

    public CrlSides(Path file, X509Certificate issuer) {
        this.file = file;
        this.issuer = issuer;
    }

    /** Reads and verifies the list, and makes it ready for look-ups. */
    public void load() {
        try {
            loaded = CrlIndex.load(CrlBytes.of(FileChannel.open(file)), issuer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same by the JDK alone, which looks up in a map that its parser makes. */
    public void loadByJdk() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            list.verify(issuer.getPublicKey());
            loaded = list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a serial is in what was loaded last. */
    public boolean revoked(BigInteger serial) {
        return loaded instanceof CrlIndex index
                ? index.find(serial).isPresent()
                : ((X509CRL) loaded).getRevokedCertificate(serial) != null;
    }

    /** Lets go of what was loaded last. */
    public void clear() {
        loaded = null;
    }
}
