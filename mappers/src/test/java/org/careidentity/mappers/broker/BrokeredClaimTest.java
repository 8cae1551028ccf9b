package org.careidentity.mappers.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.representations.JsonWebToken;

class BrokeredClaimTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrokeredIdentityContext login = new BrokeredIdentityContext("1", provider());

    private static IdentityProviderModel provider() {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setEnabled(true);
        return provider;
    }

    private void idTokenSays(String claims) throws IOException {
        login.getContextData().put(OIDCIdentityProvider.VALIDATED_ID_TOKEN, JSON.readValue(claims, JsonWebToken.class));
    }

    private void userInfoSays(String claims) throws IOException {
        login.getContextData().put(OIDCIdentityProvider.USER_INFO, JSON.readTree(claims));
    }

    private BrokeredClaim claim(String name) {
        return BrokeredClaim.of(login, name);
    }

    @Test
    void aListOfObjectsIsOneJsonTextAnElement() throws IOException {
        userInfoSays("{\"roles\":[{\"org_code\":\"A\"},{\"org_code\":\"B\"}]}");
        assertThat(claim("roles").texts()).containsExactly("{\"org_code\":\"A\"}", "{\"org_code\":\"B\"}");
    }

    @Test
    void aBareObjectIsAListOfOne() throws IOException {
        userInfoSays("{\"roles\":{\"org_code\":\"A\"}}");
        assertThat(claim("roles").texts()).containsExactly("{\"org_code\":\"A\"}");
    }

    @Test
    void textsStayTextsAndNumbersBecomeThem() throws IOException {
        idTokenSays("{\"acr\":\"AAL3_ANY\",\"amr\":[\"TOTP\"],\"level\":3,\"auth_time\":1610559802}");
        assertThat(claim("acr").text()).isEqualTo("AAL3_ANY");
        assertThat(claim("level").text()).isEqualTo("3");
        assertThat(claim("auth_time").text()).isEqualTo("1610559802");
        assertThat(claim("amr").text()).isEqualTo("[\"TOTP\"]");
        assertThat(claim("amr").texts()).containsExactly("TOTP");
    }

    @Test
    void theSignedClaimGoesBeforeUserinfos() throws IOException {
        idTokenSays("{\"sub\":\"1\",\"level\":\"2\"}");
        userInfoSays("{\"sub\":\"2\",\"level\":\"3\"}");
        assertThat(claim("sub").text()).isEqualTo("1");
        assertThat(claim("level").text()).isEqualTo("2");
    }

    @Test
    void whatIsNotSaidIsNothing() throws IOException {
        assertThat(claim("roles").texts()).isEmpty();
        idTokenSays("{}");
        userInfoSays("{\"roles\":[],\"none\":null}");
        assertThat(claim("roles").texts()).isEmpty();
        assertThat(claim("none").texts()).isEqualTo(List.of());
        assertThat(claim("none").text()).isEmpty();
        assertThat(claim("other").text()).isEmpty();
    }

    /** A name is a name, whatever Keycloak's paths would make of it. */
    @Test
    void aClaimThatIsNotThereBreaksNothing() throws IOException {
        userInfoSays("{\"a\":1}");
        assertThat(claim("roles[0]").texts()).isEmpty();
    }
}
