package org.careidentity.sample;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this application agrees with the Care Identity service: {@code care-identity.*} in the configuration.
 *
 * @param issuer the issuer, character by character as in discovery and in every token
 * @param clientId the client's name at the issuer
 * @param scopes what is asked at every login
 * @param acrValues levels and methods that may be used, best first; blank sends none and leaves the choice to the issuer
 * @param prompt {@code login} makes everybody prove themselves again; blank allows silent single sign-on
 * @param maximumLoginAge how long ago the person may have proved themselves when {@code prompt=login} was sent
 * @param minimumLevel the lowest authentication assurance level let in, 0 to let in everybody
 * @param passkeyAction the issuer's name of the action that registers a passkey
 * @param phoneAction the same for a phone; blank where the issuer has none, and then nobody is offered it
 * @param accountUri where people see their authenticators
 */
@ConfigurationProperties("care-identity")
public record CareIdentityProperties(
        URI issuer,
        String clientId,
        List<String> scopes,
        @DefaultValue("") String acrValues,
        @DefaultValue("") String prompt,
        @DefaultValue("5m") Duration maximumLoginAge,
        @DefaultValue("0") int minimumLevel,
        String passkeyAction,
        @DefaultValue("") String phoneAction,
        URI accountUri) {

    /** The one name under which Spring Security knows the issuer; it is part of the addresses below. */
    public static final String REGISTRATION_ID = "care-identity";

    /** Where the Care Identity button leads. */
    public static final String LOGIN_PATH = "/oauth2/authorization/" + REGISTRATION_ID;
}
