package org.careidentity.authenticators.flow;

import org.keycloak.models.RealmModel;

/** What people call a realm. */
public final class RealmName {

    private RealmName() {}

    /** Its display name; where it has none, its name. */
    public static String of(RealmModel realm) {
        String display = realm.getDisplayName();
        return display == null || display.isBlank() ? realm.getName() : display;
    }
}
