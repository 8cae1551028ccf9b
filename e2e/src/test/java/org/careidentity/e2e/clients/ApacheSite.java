package org.careidentity.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.programs.Program;
import org.careidentity.e2e.support.Folder;

/**
 * Apache with mod_auth_openidc, from Debian's packages apache2-bin and libapache2-mod-auth-openidc, in a folder and on a port
 * of its own. {@code /protected/me.shtml} says what the module knows of the person.
 */
final class ApacheSite implements AutoCloseable {

    private static final String MODULES = "/usr/lib/apache2/modules/";

    private final Program apache;
    private final int port;
    private final Path folder;

    private ApacheSite(Program apache, int port, Path folder) {
        this.apache = apache;
        this.port = port;
        this.folder = folder;
    }

    static String redirectUri(int port) {
        return "http://localhost:" + port + "/protected/callback";
    }

    static String backChannel(int port) {
        return redirectUri(port) + "?logout=backchannel";
    }

    /** Starts the site. */
    static ApacheSite start(int port, String issuer, String clientId, String secret) {
        try {
            Path folder = Files.createTempDirectory("care-identity-apache");
            // Apache that root has started gives up its rights, and must read its pages all the same
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path pages = Files.createDirectories(folder.resolve("pages/protected"));
            Files.writeString(
                    pages.resolve("me.shtml"),
                    """
                    {"sub": "<!--#echo var="OIDC_CLAIM_sub" -->", "sid": "<!--#echo var="OIDC_CLAIM_sid" -->",
                     "userinfo": <!--#echo encoding="none" var="OIDC_userinfo_json" -->}
                    """);
            Files.copy(
                    pages.resolve("me.shtml"),
                    Files.createDirectories(pages.resolve("staff")).resolve("me.shtml"));
            Path configuration = Files.writeString(
                    folder.resolve("apache.conf"), configuration(folder, port, issuer, clientId, secret));
            requireModule();
            Program apache = Program.start(
                            folder, Map.of(), List.of("apache2", "-f", configuration.toString(), "-DFOREGROUND"))
                    .listening(port);
            return new ApacheSite(apache, port, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireModule() {
        if (!Files.exists(Path.of(MODULES + "mod_auth_openidc.so"))) {
            throw new AssertionError(
                    "mod_auth_openidc is missing. On Debian: apt-get install apache2-bin libapache2-mod-auth-openidc");
        }
    }

    private static String configuration(Path folder, int port, String issuer, String clientId, String secret) {
        StringBuilder lines = new StringBuilder();
        for (String module :
                List.of("mpm_event", "authn_core", "authz_core", "authz_user", "include", "auth_openidc")) {
            lines.append("LoadModule %s_module %smod_%s.so%n".formatted(module, MODULES, module));
        }
        if (System.getProperty("user.name").equals("root")) {
            lines.append("User nobody\nGroup nogroup\n");
        }
        return lines
                + """
                  ServerRoot "%1$s"
                  ServerName localhost
                  Listen 127.0.0.1:%2$d
                  PidFile "%1$s/apache.pid"
                  ErrorLog "%1$s/error.log"
                  DocumentRoot "%1$s/pages"
                  StartServers 1

                  OIDCProviderMetadataURL %3$s/.well-known/openid-configuration
                  OIDCClientID %4$s
                  OIDCClientSecret %5$s
                  OIDCProviderTokenEndpointAuth client_secret_post
                  OIDCRedirectURI %6$s
                  OIDCScope "openid profile nationalrbacaccess"
                  OIDCPassUserInfoAs claims json
                  OIDCCryptoPassphrase the-key-of-this-site's-session-cookies

                  <Directory "%1$s/pages">
                    Options +IncludesNoExec
                    SetOutputFilter INCLUDES
                  </Directory>
                  <Location /protected>
                    AuthType openid-connect
                    Require valid-user
                  </Location>
                  # a page for people of whom userinfo told something
                  <Location /protected/staff>
                    AuthType openid-connect
                    Require claim "nhsid_useruid~^[0-9]{12}$"
                  </Location>
                  """
                        .formatted(folder, port, issuer, clientId, secret, redirectUri(port));
    }

    /** The page that wants a login. */
    String page() {
        return "http://localhost:" + port + "/protected/me.shtml";
    }

    /** A page that wants a login of which userinfo told the UUID. */
    String staffPage() {
        return "http://localhost:" + port + "/protected/staff/me.shtml";
    }

    /** What the module has written, with the reason of each refusal. */
    String log() {
        Path log = folder.resolve("error.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        apache.close();
        Folder.delete(folder);
    }
}
