package org.careidentity.sample.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.careidentity.sample.CareIdentityProperties;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class AuthorizationRequestsTest {

    /** Nothing asked leaves the level and single sign-on to the issuer; an empty parameter would be something asked. */
    @Test
    void blankSettingsAreNotSent() {
        var properties = new CareIdentityProperties(
                URI.create("http://issuer.invalid"),
                "client",
                List.of("openid"),
                "",
                " ",
                Duration.ZERO,
                0,
                "",
                "",
                null);
        var client = ClientConfiguration.complete(
                ClientRegistration.withRegistrationId("any")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationUri("http://issuer.invalid/authorize")
                        .tokenUri("http://issuer.invalid/token"),
                properties);
        var requests = new AuthorizationRequests(properties, new InMemoryClientRegistrationRepository(client));
        var request = requests.resolve(new MockHttpServletRequest("GET", "/"), CareIdentityProperties.REGISTRATION_ID);
        assertThat(request.getAdditionalParameters()).doesNotContainKeys("acr_values", "prompt", "kc_action");
    }
}
