package org.careidentity.mappers.directory.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.DirectoryException.Reason;
import org.careidentity.mappers.directory.RoleDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.UserModel;

/** Whatever answers in the place of a directory, a read ends with a reason and in time. */
class SpineDirectoryTest {

    private static final String UUID = "555008545108";
    private static final String PERSON = "uid=" + UUID + ",ou=people,o=nhs";

    private final SpineDirectoryFactory factory = new SpineDirectoryFactory();
    private ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        factory.close();
        if (server != null) {
            server.close();
        }
    }

    private interface Peer {
        void talk(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    /** A server on a free port that talks to each connection as it is told. */
    private int listen(Peer peer) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread each = new Thread(() -> {
                        try (socket) {
                            peer.talk(socket.getInputStream(), socket.getOutputStream());
                        } catch (IOException | InterruptedException e) {
                            // the other side has gone
                        }
                    });
                    each.setDaemon(true);
                    each.start();
                } catch (IOException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    /** One that waits for long, since other tests run at the same time. */
    private RoleDirectory directory(int port, String... more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "url", "ldap://localhost:" + port,
                "connect-timeout-millis", "20000",
                "read-timeout-millis", "20000",
                "total-timeout-millis", "30000"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        factory.init(new Options(options));
        return factory.create(null);
    }

    /** One for what is not answered. */
    private RoleDirectory impatient(int port, String... more) {
        List<String> options = new ArrayList<>(
                List.of("connect-timeout-millis", "500", "read-timeout-millis", "500", "total-timeout-millis", "1000"));
        options.addAll(List.of(more));
        return directory(port, options.toArray(String[]::new));
    }

    private static Reason reason(RoleDirectory directory) {
        return reason(directory, UUID);
    }

    private static Reason reason(RoleDirectory directory, String uuid) {
        return catchThrowableOfType(DirectoryException.class, () -> directory.read(person(uuid)))
                .reason();
    }

    private static UserModel person(String uuid) {
        return (UserModel) Proxy.newProxyInstance(
                SpineDirectoryTest.class.getClassLoader(),
                new Class<?>[] {UserModel.class},
                (proxy, method, arguments) -> method.getName().equals("getFirstAttribute") ? uuid : null);
    }

    private static byte[] ber(int tag, byte[]... contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            all.writeBytes(content);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(all.size() >> 8);
        out.write(all.size());
        out.writeBytes(all.toByteArray());
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return ber(4, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] entry(String name) {
        return ber(0x30, new byte[] {2, 1, 1}, ber(0x64, text(name), ber(0x30)));
    }

    private static byte[] done(int code) {
        return ber(0x30, new byte[] {2, 1, 1}, ber(0x65, new byte[] {0x0A, 1, (byte) code}, text(""), text("")));
    }

    /** Answers the first request, which is the search, since an anonymous connection needs no bind. */
    private int answering(Consumer<OutputStream> answer) throws IOException {
        return listen((in, out) -> {
            in.read();
            answer.accept(out);
            Thread.sleep(60_000);
        });
    }

    private Reason after(Consumer<OutputStream> answer) throws IOException {
        return reason(directory(answering(answer)));
    }

    private static Consumer<OutputStream> bytes(byte[]... all) {
        return out -> {
            try {
                for (byte[] each : all) {
                    out.write(each);
                }
                out.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    @Test
    void nobodyListens() throws IOException {
        int port = listen((in, out) -> {});
        server.close();
        assertThat(reason(directory(port))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void theConnectionEndsAtOnce() throws IOException {
        assertThat(reason(directory(listen((in, out) -> {})))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void nothingIsAnswered() throws IOException {
        assertThat(reason(impatient(answering(bytes())))).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void aTlsHandshakeThatHangs() throws IOException {
        int port = listen((in, out) -> Thread.sleep(60_000));
        assertThat(reason(impatient(port, "url", "ldaps://localhost:" + port)))
                .isIn(Reason.TIMEOUT, Reason.UNAVAILABLE);
    }

    /** Each message comes in time, and there is no end to them. */
    @Test
    void entriesThatDripWithoutEnd() throws IOException {
        assertThat(reason(impatient(listen((in, out) -> {
                    in.read();
                    while (true) {
                        out.write(entry(PERSON));
                        out.flush();
                        Thread.sleep(100);
                    }
                }))))
                .isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void oneByteAtATime() throws IOException {
        assertThat(reason(impatient(
                        listen((in, out) -> {
                            in.read();
                            for (byte each : entry(PERSON + "x".repeat(10_000))) {
                                out.write(each);
                                out.flush();
                                Thread.sleep(100);
                            }
                        }),
                        "read-timeout-millis",
                        "60000")))
                .isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void somethingThatIsNotLdap() throws IOException {
        assertThat(reason(impatient(
                        answering(bytes("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8))))))
                .isIn(Reason.TIMEOUT, Reason.UNAVAILABLE, Reason.MALFORMED);
    }

    @ParameterizedTest(name = "result {0}")
    @ValueSource(ints = {1, 10, 49, 50, 53, 80})
    void anErrorOfTheDirectory(int code) throws IOException {
        assertThat(after(bytes(done(code)))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void noSuchPerson() throws IOException {
        assertThat(after(bytes(done(32)))).isEqualTo(Reason.PERSON_UNKNOWN);
    }

    @Test
    void aUuidThatIsNoneIsNotAskedFor() throws IOException {
        assertThat(reason(directory(1), "*)(uid=*")).isEqualTo(Reason.PERSON_UNKNOWN);
    }

    @Test
    void theDirectorysLimit() throws IOException {
        assertThat(after(bytes(entry(PERSON), done(4)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void moreEntriesThanTheServersLimit() throws IOException {
        int port = listen((in, out) -> {
            in.read();
            bytes(entry(PERSON), entry(PERSON), entry(PERSON), done(0)).accept(out);
            Thread.sleep(60_000);
        });
        assertThat(reason(directory(port, "max-entries", "2"))).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid=555008545109,ou=people,o=nhs", "no name", "", "o=nhs"})
    void somebodyElsesEntry(String name) throws IOException {
        assertThat(after(bytes(entry(name), done(0)))).isEqualTo(Reason.MALFORMED);
    }

    /** What CVE-2021-44228 made of JNDI: an entry that is an object. */
    @Test
    void anObjectInAnEntryIsNotLoaded() throws Exception {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new Loaded());
        }
        byte[] entry = ber(
                0x30,
                new byte[] {2, 1, 1},
                ber(
                        0x64,
                        text(PERSON),
                        ber(
                                0x30,
                                attribute("objectClass", text("nhsPerson")),
                                attribute("uid", text(UUID)),
                                attribute("nhsPersonStatus", text("1")),
                                attribute("javaClassName", text(Loaded.class.getName())),
                                attribute("javaSerializedData", ber(4, object.toByteArray())))));
        RoleDirectory directory = directory(listen((in, out) -> {
            in.read();
            bytes(entry, done(0)).accept(out);
            Thread.sleep(60_000);
        }));
        assertThat(directory.read(person(UUID)).entry().roles()).isEmpty();
        assertThat(Loaded.TIMES).hasValue(0);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(object.toByteArray()))) {
            in.readObject();
        }
        assertThat(Loaded.TIMES).as("it would have been noticed").hasValue(1);
    }

    private static byte[] attribute(String type, byte[] value) {
        return ber(0x30, text(type), ber(0x31, value));
    }

    private static final class Loaded implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger TIMES = new AtomicInteger();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            TIMES.incrementAndGet();
        }
    }

    @Test
    void nothingFound() throws IOException {
        assertThat(after(bytes(done(0)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void tooManyReadsAtATimeAreNotQueued() throws Exception {
        RoleDirectory directory = directory(
                listen((in, out) -> Thread.sleep(60_000)),
                "max-reads",
                "1",
                "read-timeout-millis",
                "30000",
                "total-timeout-millis",
                "30000");
        Thread first = new Thread(() -> reason(directory));
        first.setDaemon(true);
        first.start();
        while (server == null || first.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(reason(directory)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aServerWithoutOptions() {
        factory.init(new Options(Map.of()));
        assertThat(reason(factory.create(null))).isEqualTo(Reason.NOT_CONFIGURED);
    }
}
