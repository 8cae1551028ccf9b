package org.careidentity.e2e.server;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.TestServer;

/** Rows of the table of authenticators whose people a user store has. */
final class UserStoreRows {

    private UserStoreRows() {}

    /** An LDAP directory that nobody asks. */
    static String store(TestServer server) {
        return server.admin()
                .post(
                        TestServer.REALM + "/components",
                        Map.of(
                                "name",
                                "store",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                Map.ofEntries(
                                        config("enabled", "false"),
                                        config("vendor", "other"),
                                        config("connectionUrl", "ldap://localhost:1"),
                                        config("authType", "none"),
                                        config("editMode", "READ_ONLY"),
                                        config("usersDn", "ou=people"),
                                        config("usernameLDAPAttribute", "uid"),
                                        config("rdnLDAPAttribute", "uid"),
                                        config("uuidLDAPAttribute", "entryUUID"),
                                        config("userObjectClasses", "person"),
                                        config("importEnabled", "false"))))
                .ok()
                .id();
    }

    private static Map.Entry<String, List<String>> config(String name, String value) {
        return Map.entry(name, List.of(value));
    }

    /** The row of a person of the store, whom nobody has seen. */
    static void insert(Postgres postgres, String realmId, String store, EmulatedAuthenticator device) {
        postgres.query(
                "insert into care_identity_authenticator (id, realm_id, user_id, method, credential_id, key_hash,"
                        + " model, status, failures, registered_by, created_at) values ('" + UUID.randomUUID() + "', '"
                        + realmId + "', 'f:" + store + ":jane', 'passkey', 'credential-" + store
                        + "', encode(sha256('webauthn:' || decode(translate('" + device.id()
                        + "=', '-_', '+/'), 'base64')), 'hex'), '', 'ACTIVE', 0, 'self', 0)");
    }
}
