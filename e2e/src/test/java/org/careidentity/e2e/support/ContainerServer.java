package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dasniko.testcontainers.keycloak.ExtendableKeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.careidentity.launcher.BuiltArtifacts;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * Keycloak in a container, in development mode, on this machine's own network: the tests' mail server and receivers of
 * logout tokens listen on localhost, and the tests' addresses have to be the server's. So the Docker engine must run
 * under Linux on this machine.
 *
 * <p>The system property {@code care-identity.containers.image} names another image than the release that this build
 * is for, {@code care-identity.containers.port} another HTTP port; the management port is 1000 above that.
 */
final class ContainerServer extends ExtendableKeycloakContainer<ContainerServer> {

    private static final String IMAGE = "keycloak/keycloak:" + BuiltArtifacts.keycloakVersion();
    private static final int HTTP_IN_IMAGE = 8080;
    private static final int MANAGEMENT_IN_IMAGE = 9000;
    private static final int MANAGEMENT_DISTANCE = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int port;
    private final int managementPort;

    private ContainerServer(String image, int port) {
        super(image);
        this.port = port;
        this.managementPort = port + MANAGEMENT_DISTANCE;
        withNetworkMode("host");
        withEnv("KC_HTTP_HOST", "localhost");
        withEnv("KC_HTTP_PORT", String.valueOf(port));
        withEnv("KC_HTTP_MANAGEMENT_HOST", "localhost");
        withEnv("KC_HTTP_MANAGEMENT_PORT", String.valueOf(managementPort));
        withStartupTimeout(PATIENCE);
        // the library's own policy asks the registry again for an image older than a day
        withImagePullPolicy(PullPolicy.defaultPolicy());
    }

    /**
     * Starts the server, which stops with the tests.
     *
     * @param jars its providers
     * @param realms realm representations by realm name
     * @param log the file for its output
     * @return its address, without a slash at the end
     * @throws IllegalStateException when a port is taken
     */
    static URI start(List<Path> jars, Map<String, ObjectNode> realms, Path log) {
        ContainerServer server = new ContainerServer(
                System.getProperty("care-identity.containers.image", IMAGE),
                Integer.getInteger("care-identity.containers.port", TestServer.PORT));
        server.requireFreePorts();
        server.withProviderLibsFrom(jars.stream().map(Path::toFile).toList());
        realms.forEach((name, realm) -> server.withCopyToContainer(
                Transferable.of(realm.toString()), "/opt/keycloak/data/import/" + name + "-realm.json"));
        server.withCopyFileToContainer(
                MountableFile.forHostPath(TestServer.DIRECTORY_CERTIFICATE.pem()),
                "/opt/keycloak/conf/truststores/directory.pem");
        server.withCustomCommand(String.join(" ", TestServer.directoryOptions()));
        server.logTo(log);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return URI.create("http://localhost:" + server.port);
    }

    @Override
    protected void configure() {
        super.configure();
        // on the host's network nothing is mapped, and Testcontainers would wait for mappings of exposed ports
        setExposedPorts(List.of());
    }

    @Override
    public Integer getMappedPort(int inImage) {
        return switch (inImage) {
            case HTTP_IN_IMAGE -> port;
            case MANAGEMENT_IN_IMAGE -> managementPort;
            default -> inImage;
        };
    }

    @Override
    public String getHost() {
        return "localhost";
    }

    /** Another server there would pass for this one: it answers when this one is asked whether it is ready. */
    private void requireFreePorts() {
        for (int each : new int[] {port, managementPort}) {
            try (ServerSocket free = new ServerSocket(each, 1, InetAddress.getLoopbackAddress())) {
                free.getLocalPort();
            } catch (IOException taken) {
                throw new IllegalStateException("Port " + each + " is taken, choose the ports with"
                        + " -Dcare-identity.containers.port=<HTTP port>");
            }
        }
    }

    private void logTo(Path log) {
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        withLogConsumer(frame -> append(log, frame));
    }

    private static void append(Path log, OutputFrame frame) {
        if (frame.getBytes() == null) {
            return;
        }
        try {
            Files.write(log, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
