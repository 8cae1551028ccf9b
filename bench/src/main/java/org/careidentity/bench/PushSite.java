package org.careidentity.bench;

import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/** A server with a realm in which push is the only method, and an application. */
final class PushSite implements Closing.Closeable {

    private final KeycloakServer process;
    private final Application application;

    PushSite(String name, int port, String... options) {
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), name + "-server");
        process = TestServer.own(distribution, port, "keycloak-" + name)
                .importRealms()
                // compiled as on a server that runs for weeks
                .environment(Map.of("JAVA_OPTS_APPEND", ""))
                .options(Stream.concat(Stream.of(TestServer.themesOfProduction()), Stream.of(options))
                        .toArray(String[]::new))
                .start();
        PushPerson.offer(server().admin(), TestServer.REALM, Map.of());
        OnlyMethod.leave(server().admin(), TestServer.REALM, "push");
        // A password is no part of what is measured, and argon2 would be most of what a thousand logins cost.
        server().admin()
                .put(TestServer.REALM, Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"))
                .ok();
        application = Application.create(server(), TestServer.REALM, "bench");
    }

    TestServer server() {
        return TestServer.at(process.baseUrl());
    }

    Application application() {
        return application;
    }

    @Override
    public void close() {
        process.close();
    }
}
