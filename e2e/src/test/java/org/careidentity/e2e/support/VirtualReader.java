package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.programs.Program;

/**
 * A card reader whose cards are tokens of another PKCS#11 module, put in and taken out while browsers run. It keeps the
 * passcode where a browser has no window to ask for it, as software of cards does.
 */
public final class VirtualReader {

    /** NSS looks at a slot once a second. */
    private static final long SETTLE_MILLISECONDS = 1200;

    private final Path folder;
    private final String module;
    private final Map<String, String> environment;
    private String inserted = "";

    /**
     * An empty reader.
     *
     * @param folder its own
     * @param module whose tokens are the cards, as a path
     * @param environment what that module needs
     */
    public VirtualReader(Path folder, String module, Map<String, String> environment) {
        this.folder = folder;
        this.module = module;
        this.environment = environment;
        Program.run(
                folder,
                Map.of(),
                List.of(
                        "gcc",
                        "-shared",
                        "-fPIC",
                        "-I/usr/include/p11-kit-1",
                        "-o",
                        library().toString(),
                        Path.of("src/test/c/reader.c").toAbsolutePath().toString(),
                        "-ldl",
                        "-lpthread"));
        hold("");
    }

    /** The module for a browser. */
    public Path library() {
        return folder.resolve("libreader.so");
    }

    /** What a browser that loads the module needs in its environment. */
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(askingEnvironment());
        all.put("CARD_PIN", SoftHsm.PIN);
        return all;
    }

    /** The same for a browser that has a window, and asks the person for the passcode. */
    public Map<String, String> askingEnvironment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("CARD_MODULE", module);
        all.put("CARD_READER", file().toString());
        return all;
    }

    /** Puts a card in, in the place of any other, and waits until browsers have seen it. */
    public void insert(String label) {
        if (!inserted.equals(label)) {
            hold(label);
            try {
                Thread.sleep(SETTLE_MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Takes the card out. */
    public void takeOut() {
        insert("");
    }

    private void hold(String label) {
        try {
            Files.writeString(file(), label);
            inserted = label;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("inserted");
    }
}
