package org.careidentity.mappers.claims;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * One claim of CIS2's legacy scopes {@code odscodes}, {@code orgaccess} and {@code universalaccess}: the values of the
 * user attribute of the claim's name, as an array.
 */
public final class LegacyAccessMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-legacy-access-mapper";

    private static final String CLAIM = "claim";
    private static final List<String> CLAIMS = List.of("odscodes", "org_access", "nhsid_uni_roles");
    private static final List<ProviderConfigProperty> CONFIGURATION = ProviderConfigurationBuilder.create()
            .property()
            .name(CLAIM)
            .label("Claim")
            .helpText("The legacy claim, which is also the name of the user attribute.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(CLAIMS)
            .defaultValue(CLAIMS.get(0))
            .add()
            .build();

    public LegacyAccessMapper() {
        super(
                PROVIDER_ID,
                "Care Identity legacy access",
                "Userinfo claim of the legacy CIS2 scopes odscodes, orgaccess and universalaccess.");
    }

    @Override
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        String claim = mapper.getConfig().get(CLAIM);
        if (CLAIMS.contains(claim)) {
            putList(claims, claim, person.getAttributeStream(claim).toList());
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
