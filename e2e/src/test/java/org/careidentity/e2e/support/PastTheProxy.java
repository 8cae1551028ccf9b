package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody who reaches the server without its proxy, from an address that it does not trust, and may write any header. */
final class PastTheProxy {

    /** A computer has all of 127.0.0.0/8 (RFC 1122 section 3.2.1.3). */
    static final String SENDER = "127.0.0.2";

    private PastTheProxy() {}

    /**
     * Asks a server for an address.
     *
     * @param server where it listens
     * @param address what is asked for, with the host that it names
     */
    static HttpBrowser.Answer visit(URI server, URI address, Map<String, String> headers) {
        try (Socket socket = new Socket(
                InetAddress.getByName(server.getHost()), server.getPort(), InetAddress.getByName(SENDER), 0)) {
            StringBuilder request = new StringBuilder("GET " + address.getRawPath() + "?" + address.getRawQuery()
                    + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return answer(address, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpBrowser.Answer answer(URI address, String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        String location = parts[0].lines()
                .filter(line -> line.regionMatches(true, 0, "Location:", 0, "Location:".length()))
                .map(line -> line.substring("Location:".length()).strip())
                .findFirst()
                .orElse(null);
        return new HttpBrowser.Answer(
                Integer.parseInt(text.split(" ", 3)[1]), address, location, parts.length == 1 ? "" : parts[1]);
    }
}
