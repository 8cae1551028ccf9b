package org.careidentity.openid.clients;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/**
 * What a realm takes as the audience of a client assertion besides what Keycloak takes. A client that was made for the
 * real service names its token endpoint there, and Keycloak does not know that address.
 */
final class AssertionAudiences {

    /** The realm attribute: exact addresses, with {@code ##} or a line break between them. */
    static final String ATTRIBUTE = "care-identity.client-assertion-audiences";

    private static final Pattern BETWEEN = Pattern.compile("##|\\R");

    private AssertionAudiences() {}

    /** The addresses as the realm spells them; empty for a realm that names none. */
    static List<String> of(RealmModel realm) {
        String configured = realm.getAttribute(ATTRIBUTE);
        return configured == null ? List.of() : parse(configured);
    }

    static List<String> parse(String configured) {
        return Stream.of(BETWEEN.split(configured))
                .map(String::strip)
                .filter(audience -> !audience.isEmpty())
                .toList();
    }
}
