package org.careidentity.e2e.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.programs.Program;

/**
 * A PC/SC daemon of the test's own with a virtual reader and a PIV card in it. It has a {@code /run} of its own, so that the
 * computer's daemon, and its readers, are left alone.
 */
public final class PcscReader implements AutoCloseable {

    private static final String DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
    private static final int ASKS_FOR_ATR = 4;
    /** The answer to reset and the answer to everything of a card that no program knows. */
    private static final byte[] UNKNOWN_ATR = {0x3B, 0x00};

    private static final byte[] UNKNOWN_COMMAND = {0x6D, 0x00};
    private static final int POLLS = 200;

    /** Without, OpenSC asks a card for half a minute whether it is one of fifty kinds. */
    private static final String THE_CARD_ALONE =
            """
            app default {
              card_drivers = PIV-II;
              ignored_readers = "Virtual reader 00 01";
            }
            """;

    private final Path run;
    private final Path openSc;
    private final ServerSocket slot;
    private final ServerSocket otherSlot;
    private final Program daemon;

    /** Whether this computer lets a test have a {@code /run} of its own, as containers often do not. */
    public static boolean isPossible(Path folder) {
        return Program.succeeds(folder, List.of("unshare", "--map-root-user", "--mount", "true"));
    }

    /** Starts it with a card. */
    public PcscReader(Path folder, CardPki.Card card, String pin) {
        try {
            run = Files.createDirectories(folder.resolve("run"));
            Files.createDirectories(run.resolve("pcscd"));
            openSc = Files.writeString(folder.resolve("opensc.conf"), THE_CARD_ALONE);
            Path configuration = Files.createDirectories(folder.resolve("reader"));
            // the driver connects to a port for its first slot and to the next for its second, and ends the daemon when
            // there is no card in either
            slot = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            otherSlot = new ServerSocket(slot.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress());
            Files.writeString(
                    configuration.resolve("vpcd"),
                    """
                    FRIENDLYNAME "Virtual reader"
                    DEVICENAME 127.0.0.1:0x%1$x
                    LIBPATH %2$s
                    CHANNELID 0x%1$x
                    """
                            .formatted(slot.getLocalPort(), DRIVER));
            PivCard piv = new PivCard(card, pin);
            insert(slot, PivCard.ATR, apdu -> apdu.length == 0 ? piv.reset() : piv.answer(apdu));
            insert(otherSlot, UNKNOWN_ATR, apdu -> UNKNOWN_COMMAND);
            daemon = Program.start(
                    folder,
                    Map.of(),
                    List.of(
                            "unshare",
                            "--map-root-user",
                            "--mount",
                            "sh",
                            "-c",
                            "mount --bind '" + run + "' /run && exec pcscd --foreground --config '" + configuration
                                    + "'"));
            await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        for (int poll = 0; poll < POLLS; poll++) {
            if (Files.exists(socket())) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("pcscd does not listen:\n" + daemon.output());
    }

    private Path socket() {
        return run.resolve("pcscd/pcscd.comm");
    }

    /** What a program needs in its environment to find the daemon, and OpenSC the card. */
    public Map<String, String> environment() {
        return Map.of("PCSCLITE_CSOCK_NAME", socket().toString(), "OPENSC_CONF", openSc.toString());
    }

    /** OpenSC's PKCS#11 module, which a browser loads. */
    public static Path module() {
        try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
            return architectures
                    .map(folder -> folder.resolve("opensc-pkcs11.so"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("OpenSC is missing; bin/test says what to install"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a card makes of a command, or of nothing when its power goes off or on. */
    private interface Inserted {
        byte[] answer(byte[] apdu) throws GeneralSecurityException;
    }

    private static void insert(ServerSocket slot, byte[] atr, Inserted card) {
        Thread thread = new Thread(() -> serve(slot, atr, card), "card");
        thread.setDaemon(true);
        thread.start();
    }

    /** The driver's protocol: each message has its length, and one of one byte is about the card's power. */
    private static void serve(ServerSocket slot, byte[] atr, Inserted card) {
        try (Socket reader = slot.accept()) {
            DataInputStream in = new DataInputStream(reader.getInputStream());
            DataOutputStream out = new DataOutputStream(reader.getOutputStream());
            while (true) {
                byte[] message = in.readNBytes(in.readUnsignedShort());
                boolean power = message.length == 1;
                byte[] answer = power && message[0] == ASKS_FOR_ATR ? atr : card.answer(power ? new byte[0] : message);
                if (!power || answer == atr) {
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException taken) {
            // the daemon has ended
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        daemon.close();
        try {
            slot.close();
            otherSlot.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
