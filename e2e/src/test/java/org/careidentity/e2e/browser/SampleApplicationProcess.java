package org.careidentity.e2e.browser;

import java.net.URI;
import java.nio.file.Path;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.SampleApplication;

/** The sample application that browser tests share; it starts once, with the server, and stops with the tests. */
final class SampleApplicationProcess {

    static final Path LOG = TestServer.target("failures").resolve("sample-application.log");

    private SampleApplicationProcess() {}

    /** The address of the running application, without a slash at its end. */
    static URI running() {
        return Holder.ADDRESS;
    }

    private static final class Holder {

        static final URI ADDRESS = start();

        private static URI start() {
            SampleApplication application = SampleApplication.start(
                    TestServer.artifacts().sampleApplication(),
                    TestServer.APPLICATION.getPort(),
                    URI.create(TestServer.running().url() + "/realms/" + TestServer.REALM),
                    LOG);
            Runtime.getRuntime().addShutdownHook(new Thread(application::stop));
            return application.baseUrl();
        }
    }
}
