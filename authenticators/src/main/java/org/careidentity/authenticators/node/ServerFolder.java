package org.careidentity.authenticators.node;

import java.nio.file.Path;

/** Where a node keeps what it has fetched, over a restart. */
public final class ServerFolder {

    private ServerFolder() {}

    /** A folder of this name below the server's {@code data/care-identity}; outside a server below the temporary folder. */
    public static Path of(String name) {
        return Path.of(System.getProperty("kc.home.dir", System.getProperty("java.io.tmpdir")))
                .resolve("data/care-identity")
                .resolve(name);
    }
}
