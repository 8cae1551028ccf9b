package org.careidentity.sample.claims;

import java.util.List;
import java.util.Map;

/**
 * An organisation of the health service.
 *
 * @param name its name; its code when no claim names it
 * @param code its ODS code, may be empty
 */
public record Organisation(String name, String code) {

    static List<Organisation> in(Map<String, ?> userInfo) {
        return ClaimValues.objects(userInfo, "nhsid_user_orgs").stream()
                .map(claim -> named(ClaimValues.text(claim, "org_name"), ClaimValues.text(claim, "org_code")))
                .filter(organisation -> !organisation.name().isEmpty())
                .toList();
    }

    /** The organisation of this code: from those known, else known by its code only. */
    static Organisation of(String code, List<Organisation> known) {
        return known.stream()
                .filter(organisation -> organisation.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseGet(() -> named("", code));
    }

    /** {@code NHSID DEV (A9A5A)}. */
    public String label() {
        return code.isEmpty() || code.equals(name) ? name : name + " (" + code + ")";
    }

    private static Organisation named(String name, String code) {
        return new Organisation(name.isEmpty() ? code : name, code);
    }
}
