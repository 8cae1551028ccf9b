package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in a directory. */
class LdapListTest {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int ENUMERATED = 0x0A;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int BIND = 0x60;
    private static final int SEARCH = 0x63;

    @TempDir
    Path folder;

    private final RevocationServer http = new RevocationServer();
    private ServerSocket directory;
    private RevocationPki pki;
    private RevocationTrial trial;
    private X509Certificate card;
    private volatile byte[] list;
    private volatile boolean silent;

    @BeforeEach
    void start() throws IOException {
        directory = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
        pki = new RevocationPki(RevocationPki.crl(http.list("root")));
        http.put("root", new CrlParts(1).signedBy(pki.root));
        card = pki.card(7, RevocationPki.crl(address()));
        trial = new RevocationTrial(http, folder);
        trial.first = Source.CRL;
        trial.sources = List.of(URI.create(address()));
    }

    @AfterEach
    void stop() throws IOException {
        trial.close();
        directory.close();
        http.close();
    }

    private String address() {
        return "ldap://127.0.0.1:" + directory.getLocalPort()
                + "/CN=CRL1,CN=Authority,O=nhs?certificateRevocationList?base";
    }

    private void serve() {
        while (true) {
            try (Socket socket = directory.accept()) {
                talk(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException gone) {
                if (directory.isClosed()) {
                    return;
                }
            }
        }
    }

    private void talk(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            in.readByte();
            int length = in.readUnsignedByte();
            if (length > 0x80) {
                length = length == 0x81 ? in.readUnsignedByte() : in.readUnsignedShort();
            }
            byte[] request = in.readNBytes(length);
            byte[] id = CrlParts.item(INTEGER, new byte[] {request[2]});
            if (request[3] == BIND) {
                out.write(CrlParts.item(SEQUENCE, id, CrlParts.item(0x61, done())));
            } else if (request[3] == SEARCH && !silent) {
                byte[] values = CrlParts.item(SET, CrlParts.item(OCTETS, list));
                byte[] attribute = CrlParts.item(SEQUENCE, text("certificateRevocationList;binary"), values);
                out.write(CrlParts.item(
                        SEQUENCE, id, CrlParts.item(0x64, text("CN=CRL1"), CrlParts.item(SEQUENCE, attribute))));
                out.write(CrlParts.item(SEQUENCE, id, CrlParts.item(0x65, done())));
            }
        }
    }

    private static byte[] done() {
        return org.careidentity.authenticators.emulated.Bytes.join(
                CrlParts.item(ENUMERATED, new byte[1]), text(""), text(""));
    }

    private static byte[] text(String text) {
        return CrlParts.item(OCTETS, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aListInADirectoryIsRead() throws Exception {
        list = new CrlParts(1).partition(address()).signedBy(pki.authority);
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
    }

    @Test
    void whoIsInItIsRefused() {
        list = new CrlParts(1)
                .revoke(BigInteger.valueOf(7), CRLReason.superseded)
                .signedBy(pki.authority);
        trial.refusesAsRevoked(pki, card, "superseded");
    }

    @Test
    void aListOfTooManyBytesIsRefused() {
        list = new byte[10_000_001];
        trial.refusesAsUnknown(pki, card, "larger than");
    }

    @Test
    void aDirectoryThatIsSilentIsGivenUp() {
        silent = true;
        trial.deadline = RevocationTrial.SHORT;
        trial.refusesAsUnknown(pki, card, "CRL: no");
    }

    @Test
    void aDirectoryThatIsGoneIsACleanRefusal() throws Exception {
        directory.close();
        trial.refusesAsUnknown(pki, card, "directory does not answer");
    }

    @Test
    void aCertificateCannotHaveADirectoryAsked() {
        list = new CrlParts(1).signedBy(pki.authority);
        trial.sources = List.of();
        trial.refusesAsUnknown(pki, card, "names no list");
    }
}
