package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import org.bouncycastle.asn1.x509.CRLReason;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.LargeCrl;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index finds. */
class CrlIndexTest {

    private static final TestAuthority AUTHORITY = TestAuthority.root("Card Authority");
    private static final BigInteger REVOKED = new BigInteger("7f00000000000000000000000000000000000001", 16);
    private static final BigInteger GOOD = REVOKED.add(BigInteger.ONE);

    private static CrlIndex load(byte[] list) throws NoAnswerException {
        return CrlIndex.load(new HeldBytes(list), AUTHORITY.certificate());
    }

    @Test
    void whatIsInTheListIsFoundWithItsReasonAndNothingElse() throws Exception {
        CrlIndex index = load(new CrlParts(7)
                .revoke(REVOKED, CRLReason.keyCompromise)
                .revoke(BigInteger.ONE)
                .revoke(new BigInteger("128"), CRLReason.certificateHold)
                .signedBy(AUTHORITY));
        assertThat(index.size()).isEqualTo(3);
        assertThat(index.find(REVOKED)).hasValue(CRLReason.keyCompromise);
        assertThat(index.find(BigInteger.ONE)).hasValue(CrlEntries.UNSPECIFIED);
        assertThat(index.find(new BigInteger("128"))).hasValue(CRLReason.certificateHold);
        assertThat(index.find(GOOD)).isEmpty();
        assertThat(index.extensions().number()).isEqualTo(7);
        assertThat(index.extensions().base()).isNull();
    }

    @Test
    void anEmptyListRevokesNobody() throws Exception {
        CrlIndex index = load(new CrlParts(1).signedBy(AUTHORITY));
        assertThat(index.size()).isZero();
        assertThat(index.find(GOOD)).isEmpty();
    }

    @Test
    void aListOfVersion1IsRead() throws Exception {
        CrlParts parts = new CrlParts(1).withoutExtensions().revoke(REVOKED);
        parts.version = null;
        assertThat(load(parts.signedBy(AUTHORITY)).find(REVOKED)).isPresent();
    }

    @Test
    void aFileOfManyEntriesAnswersAsTheJdkDoes(@TempDir Path folder) throws Exception {
        LargeCrl list = LargeCrl.write(folder.resolve("list.crl"), 20_000, AUTHORITY);
        X509CRL byJdk = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(Files.readAllBytes(list.file())));
        CrlIndex index = CrlIndex.load(CrlBytes.of(FileChannel.open(list.file())), AUTHORITY.certificate());
        assertThat(index.size()).isEqualTo(20_000);
        for (BigInteger serial : list.serials().limit(50).toList()) {
            assertThat(index.find(serial)).hasValue(CRLReason.superseded);
        }
        list.serials().map(serial -> serial.add(BigInteger.ONE)).forEach(next -> assertThat(
                        index.find(next).isPresent())
                .isEqualTo(byJdk.getRevokedCertificate(next) != null));
        index.close();
    }

    @Test
    void whatCannotBeConfirmedAnyMoreCountsAsRevoked() throws Exception {
        byte[] list = new CrlParts(1).revoke(REVOKED, CRLReason.superseded).signedBy(AUTHORITY);
        HeldBytes gone = new HeldBytes(list);
        CrlIndex index = CrlIndex.load(gone, AUTHORITY.certificate());
        gone.broken = true;
        assertThat(index.find(REVOKED)).hasValue(CrlEntries.UNSPECIFIED);
        assertThat(index.find(GOOD)).isEmpty();
    }

    @Test
    void anEntryThatIsTakenOutOfTheFileStaysRevoked() throws Exception {
        byte[] list = new CrlParts(1).revoke(REVOKED, CRLReason.superseded).signedBy(AUTHORITY);
        HeldBytes changed = new HeldBytes(list);
        CrlIndex index = CrlIndex.load(changed, AUTHORITY.certificate());
        changed.content = new CrlParts(1).revoke(GOOD, CRLReason.superseded).signedBy(AUTHORITY);
        assertThat(index.find(REVOKED)).isPresent();
    }

    @Test
    void timesAreThoseOfTheList() throws Exception {
        CrlParts parts = new CrlParts(1);
        CrlOutline outline = load(parts.signedBy(AUTHORITY)).outline();
        assertThat(Duration.between(outline.thisUpdate(), parts.thisUpdate)).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.between(outline.nextUpdate(), parts.nextUpdate)).isLessThan(Duration.ofSeconds(1));
    }
}
