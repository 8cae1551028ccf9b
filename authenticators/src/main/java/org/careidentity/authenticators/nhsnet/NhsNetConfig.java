package org.careidentity.authenticators.nhsnet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.util.JsonSerialization;

/**
 * The settings of a provider. What would weaken a login here can't be set: signature and nonce are always checked, PKCE is
 * always used, nothing of the person is taken over from the provider, and of its tokens only the ID token is kept,
 * where a logout is passed on (OpenID Connect Core 1.0
 * sections 3.1.3.7 and 15.5.2; RFC 9700 section 2.1.1).
 */
final class NhsNetConfig extends OIDCIdentityProviderConfig {

    static final String AAL2_WHEN = "aal2When";
    static final String AAL1_WHEN = "aal1When";
    static final String PERSON_CLAIM = "personClaim";
    static final String REQUEST_ACR_VALUES = "requestAcrValues";
    static final String REQUEST_CLAIMS = "requestClaims";
    static final String PASS_ON_LOGOUT = "passOnLogout";

    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_AAL2 = "amr=mfa";
    private static final int DEFAULT_SKEW = 10;

    NhsNetConfig() {}

    NhsNetConfig(IdentityProviderModel model) {
        super(model);
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(AAL2_WHEN)
                .label("AAL2 when")
                .helpText(
                        "Claims of the ID token that stand for AAL2, as claim=value; any one of them is enough. A claim that is"
                                + " an array has the value when one of its elements is it. No claim stands for AAL3.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .defaultValue(DEFAULT_AAL2)
                .add()
                .property()
                .name(AAL1_WHEN)
                .label("AAL1 when")
                .helpText("Claims that stand for AAL1, as above. Without any, a login that is not AAL2 is refused.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(PERSON_CLAIM)
                .label("Claim of the account")
                .helpText(
                        "The claim of the ID token that a person is linked by. Never an e-mail address or a name that can be"
                                + " given to somebody else. Entra ID: oid, since its sub is another one in each application.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("sub")
                .add()
                .property()
                .name(REQUEST_ACR_VALUES)
                .label("acr_values to ask")
                .helpText("What the provider calls a login with two factors, sent as acr_values. Empty: not sent.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(REQUEST_CLAIMS)
                .label("claims to ask")
                .helpText("JSON sent as the parameter claims. Entra ID with an authentication context c1:"
                        + " {\"id_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(PASS_ON_LOGOUT)
                .label("Pass on logout")
                .helpText("Whether a logout here also ends the session at the provider, by its logout URL.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .build();
    }

    /**
     * Refuses what no login could be taken with, so that the administrator reads it at once.
     *
     * @throws IllegalArgumentException with words for the administrator
     */
    @Override
    public void validate(RealmModel realm) {
        super.validate(realm);
        obstacle().ifPresent(words -> {
            throw new IllegalArgumentException(words);
        });
    }

    /** Why this configuration can't be used; empty when it can. */
    Optional<String> obstacle() {
        if (Boolean.TRUE.equals(isLinkOnly())) {
            return Optional.of("Account linking only: nobody can log in by it");
        }
        if (blank(getAuthorizationUrl()) || blank(getTokenUrl())) {
            return Optional.of("Authorization URL and Token URL are required");
        }
        if (blank(getIssuer())) {
            return Optional.of("Issuer is required: otherwise a token of any issuer would be taken");
        }
        if (isUseJwksUrl() ? blank(getJwksUrl()) : blank(getPublicKeySignatureVerifier())) {
            return Optional.of("JWKS URL or a validating public key is required");
        }
        try {
            rules();
            String claims = text(REQUEST_CLAIMS);
            if (!claims.isEmpty() && !JsonSerialization.mapper.readTree(claims).isObject()) {
                return Optional.of("claims to ask is not a JSON object");
            }
        } catch (IllegalArgumentException | IOException e) {
            return Optional.of(e.getMessage());
        }
        return Optional.empty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private String text(String name) {
        return Optional.ofNullable(getConfig().get(name)).orElse("").strip();
    }

    private Optional<String> given(String name) {
        return Optional.of(text(name)).filter(value -> !value.isEmpty());
    }

    /**
     * What the provider's claims stand for.
     *
     * @throws IllegalArgumentException for rules that can't be read
     */
    LevelRules rules() {
        return new LevelRules(
                LevelRules.parse(given(AAL2_WHEN).orElse(DEFAULT_AAL2)), LevelRules.parse(text(AAL1_WHEN)));
    }

    /** The claim that a person is linked by. */
    String personClaim() {
        return given(PERSON_CLAIM).orElse("sub");
    }

    /** What to ask as {@code acr_values}. */
    Optional<String> requestAcrValues() {
        return given(REQUEST_ACR_VALUES);
    }

    /** What to ask as {@code claims}. */
    Optional<String> requestClaims() {
        return given(REQUEST_CLAIMS);
    }

    /** Whether a logout here is one at the provider. */
    boolean passesOnLogout() {
        return Boolean.parseBoolean(text(PASS_ON_LOGOUT));
    }

    /** By how much the provider's clock may differ from ours. */
    Duration clockSkew() {
        return Duration.ofSeconds(getAllowedClockSkew());
    }

    @Override
    public int getAllowedClockSkew() {
        return given("allowedClockSkew").isEmpty() ? DEFAULT_SKEW : super.getAllowedClockSkew();
    }

    @Override
    public boolean isValidateSignature() {
        return true;
    }

    @Override
    public boolean isDisableNonce() {
        return false;
    }

    @Override
    public boolean isPkceEnabled() {
        return true;
    }

    @Override
    public String getPkceMethod() {
        return "S256";
    }

    /** What the level rests on is in the ID token, and each request more is one that can fail. */
    @Override
    public boolean isDisableUserInfoService() {
        return true;
    }

    @Override
    public boolean isPassMaxAge() {
        return false;
    }

    /** The names of Care Identity's levels mean nothing to the provider. */
    @Override
    public String getForwardParameters() {
        return "";
    }

    @Override
    public Boolean isStoreToken() {
        return false;
    }

    @Override
    public boolean isStoreTokenInSession() {
        return false;
    }

    /** The session holds the ID token only where a logout needs it. */
    @Override
    public boolean isSendIdTokenOnLogout() {
        return passesOnLogout();
    }

    /** A login never changes what is known of a person: who they are is the Registration Authority's to say. */
    @Override
    public IdentityProviderSyncMode getSyncMode() {
        return IdentityProviderSyncMode.IMPORT;
    }
}
