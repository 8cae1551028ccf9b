package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The userinfo answers of CIS2 that NHS suppliers published in their tests come out here as the same JSON values, with
 * nothing extra. Names and addresses that were redacted there are invented here.
 */
class PublicPayloadsIT {

    private final TestServer server = TestServer.running();
    private final Application application = Application.create(server, TestServer.MOCK_REALM, "public-payloads");

    @ParameterizedTest(name = "payload {0}")
    @CsvSource({
        "A, 656005750104, openid profile email nhsperson nationalrbacaccess associatedorgs professionalmemberships"
                + " organisationalmemberships",
        "B, 910000000001, openid nationalrbacaccess",
        "C, 555042709107, openid profile nationalrbacaccess associatedorgs",
        "E, 500000000000, openid profile nationalrbacaccess associatedorgs",
        "C, 555042709107, openid profile nationalrbacaccess associatedorgs odscodes orgaccess universalaccess",
    })
    void userinfoIsThePayloadAndNothingElse(String payload, String person, String scopes) throws IOException {
        HttpBrowser browser = new HttpBrowser();
        var tokens = application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("scope", scopes)), person));
        JsonNode userInfo = application.userInfo(tokens.accessToken()).body();
        ObjectNode expected = (ObjectNode) payload(payload);
        for (String redacted : new String[] {"email", "middle_names", "display_name"}) {
            if (expected.path(redacted).asText().contains("<redacted>")) {
                assertThat(userInfo.path(redacted).asText()).isNotBlank();
                expected.set(redacted, userInfo.get(redacted));
            }
        }
        assertThat(userInfo).isEqualTo(expected);
    }

    private static JsonNode payload(String name) throws IOException {
        try (InputStream file = PublicPayloadsIT.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return Json.MAPPER.readTree(file);
        }
    }
}
