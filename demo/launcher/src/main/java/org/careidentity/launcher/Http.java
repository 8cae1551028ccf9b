package org.careidentity.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks a local server whether it answers. */
final class Http {

    private static final int MILLISECONDS = 2000;

    private Http() {}

    /** Whether a GET is answered with status 200, redirects not followed. */
    static boolean ok(URI address) {
        try {
            // a proxy that the environment names has no business with this machine's own servers
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(MILLISECONDS);
            connection.setReadTimeout(MILLISECONDS);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
