package org.careidentity.authenticators.smartcard.revocation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Connections to directories that end after so many bytes: JNDI has no limit of its own. Public since JNDI makes it by its
 * name.
 */
public final class LdapSockets extends SocketFactory {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /** As JNDI asks for it. */
    public static SocketFactory getDefault() {
        return new LdapSockets();
    }

    @Override
    public Socket createSocket() {
        return new Capped();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new java.net.InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private static final class Capped extends Socket {

        Capped() {
            super(java.net.Proxy.NO_PROXY);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CappedStream(super.getInputStream());
        }
    }

    private static final class CappedStream extends FilterInputStream {

        private long left = MOST_BYTES;

        CappedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("the directory's answer is too large");
            }
        }
    }
}
