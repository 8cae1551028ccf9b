package org.careidentity.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.TestServer;

/**
 * A realm whose login methods believe Chromium's virtual authenticators: those attest their model with one key of Chromium's
 * own, in no other format and for no other model, so each policy accepts that format and pins that certificate.
 */
record AttestedRealm(String name, Application application) {

    private static final String MODEL = "01020304-0506-0708-0102-030405060708";

    private static final String REGISTER =
            """
            async () => {
              const credential = await navigator.credentials.create({ publicKey: {
                challenge: new Uint8Array(32),
                rp: { name: "test" },
                user: { id: new Uint8Array(16), name: "test", displayName: "test" },
                pubKeyCredParams: [{ type: "public-key", alg: -7 }],
                attestation: "direct",
              } });
              return credential.toJSON().response.attestationObject;
            }
            """;

    /** Makes the realm anew. */
    static AttestedRealm make(Browsers browsers) {
        String name = TestServer.running().copyRealm(TestServer.REALM, "care-identity-attested");
        believe(browsers, name);
        return new AttestedRealm(name, Application.create(TestServer.running(), name, "ward-application"));
    }

    /** Lets a realm believe them. */
    static void believe(Browsers browsers, String name) {
        Admin admin = TestServer.running().admin();
        String flows = name + "/authentication/";
        String certificate = batchCertificate(browsers.open());
        for (JsonNode execution : admin.get(flows + "flows/care-identity%20login/executions")) {
            String provider = execution.path("providerId").asText();
            if (provider.matches("care-identity-(windows-hello|security-key|ipad)")) {
                admin.post(
                                flows + "executions/" + execution.get("id").textValue() + "/config",
                                Map.of("alias", provider + " of the test", "config", policy(certificate)))
                        .ok();
            }
        }
    }

    private static Map<String, String> policy(String certificate) {
        return Map.of(
                "attestation-conveyance", "direct",
                "attestation-formats", "packed",
                "attestation-trust", "pinned",
                "allowed-models", MODEL,
                "least-certification", "none",
                "pinned-roots", certificate);
    }

    private static String batchCertificate(Browser browser) {
        VirtualAuthenticator.platform(browser);
        browser.go(SamplePages.address("/"));
        browser.touched(true);
        byte[] attestation =
                Base64.getUrlDecoder().decode((String) browser.page().evaluate(REGISTER));
        browser.touched(false);
        try {
            byte[] certificate = new CBORMapper()
                    .readTree(attestation)
                    .path("attStmt")
                    .path("x5c")
                    .get(0)
                    .binaryValue();
            return Pem.of(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address at which the application asks to register an authenticator of a method. */
    URI registration(String method) {
        return application.authorizationRequest(
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-" + method));
    }

    /** The address at which the application asks to log in. */
    URI login() {
        return application.authorizationRequest(Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "login"));
    }
}
