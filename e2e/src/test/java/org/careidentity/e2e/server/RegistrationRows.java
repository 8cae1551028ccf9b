package org.careidentity.e2e.server;

import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.BulkFile;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;

/** Makes what the Registration Authority keeps, by its API. */
final class RegistrationRows {

    private static final String REALM = "registration-rows";
    private static final String HERE = "RJ1";
    private static final Map<String, Object> PASSKEY = Map.of("method", "passkey", "reason", "For a row");

    private final Admin admin;
    private final Staff manager;

    RegistrationRows(TestServer server) {
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        manager = Staff.logIn(server, REALM, Staff.person(admin, REALM, HERE, Staff.MANAGER, "3"));
    }

    /** Whoever makes them. */
    Staff manager() {
        return manager;
    }

    /** Makes a new one of a table, and returns its id; of its file for a line. */
    String of(String table) {
        String uuid = Workforce.of(HERE).withApps(1).join(admin, REALM).get(0);
        String links = "people/" + admin.user(REALM, uuid).path("id").textValue() + "/links";
        return switch (table) {
            case "care_identity_link" -> {
                RealmAttributes.set(admin, REALM, "care-identity.registration-four-eyes", "");
                yield manager.post(links, PASSKEY).with(201).json().path("id").textValue();
            }
            case "care_identity_proposal" -> {
                RealmAttributes.set(admin, REALM, "care-identity.registration-four-eyes", "issue");
                yield manager.post(links, PASSKEY)
                        .with(202)
                        .json()
                        .path("proposal")
                        .textValue();
            }
            default ->
                new BulkFile().line("suspend", uuid, "authenticator-app", "").job(manager);
        };
    }
}
