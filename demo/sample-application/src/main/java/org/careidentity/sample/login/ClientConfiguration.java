package org.careidentity.sample.login;

import static org.careidentity.sample.CareIdentityProperties.REGISTRATION_ID;

import org.careidentity.sample.CareIdentityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/** The client registration: the issuer's discovery document, and what this application adds to it. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** Discovery waits for the first login, so that the application starts while the issuer is away. */
    @Bean
    ClientRegistrationRepository clientRegistrations(CareIdentityProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(complete(
                ClientRegistrations.fromIssuerLocation(properties.issuer().toString()), properties)));
    }

    /**
     * A confidential client with authorization code and PKCE (RFC 7636, S256). It proves itself by a signed assertion, the
     * way that CIS2 prefers: there is no secret that both sides keep.
     */
    static ClientRegistration complete(ClientRegistration.Builder discovered, CareIdentityProperties properties) {
        return discovered
                .registrationId(REGISTRATION_ID)
                .clientId(properties.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(properties.scopes())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }
}
