package org.careidentity.authenticators.smartcard.header;

import java.io.IOException;
import java.nio.file.Path;
import org.careidentity.authenticators.programs.CardHostRecipe;
import org.careidentity.authenticators.programs.Program;

/**
 * A recipe of the documentation, run by its proxy on ports of its own.
 *
 * @param loginPort where the login host is
 * @param cardPort where the card host is
 */
record RealProxy(Program program, int loginPort, int cardPort) implements AutoCloseable {

    /**
     * Starts it, and returns when it accepts connections.
     *
     * @param folder its own
     * @param keys where the files of {@link CardHostKeys} are
     */
    static RealProxy start(CardHostRecipe recipe, String configuration, Path folder, Path keys, int upstream)
            throws IOException {
        int login = Program.freePort();
        int card = Program.freePort();
        return new RealProxy(recipe.start(configuration, folder, keys, login, card, upstream), login, card);
    }

    @Override
    public void close() {
        program.close();
    }
}
