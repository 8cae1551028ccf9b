package org.careidentity.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;

/**
 * A test user of the main realm with a name of their own, one role and one organisation.
 *
 * @param uuid user name and national identifier
 */
record Clinician(String uuid, String givenName, String familyName) {

    /** Makes a test user whose logins count as of this level. */
    static Clinician atLevel(String level, String givenName, String familyName) {
        Admin admin = TestServer.running().admin();
        String uuid = People.testUser(admin, TestServer.REALM, level);
        Clinician clinician = new Clinician(uuid, givenName, familyName);
        clinician.change(user -> {
            user.put("firstName", givenName).put("lastName", familyName);
            ((ObjectNode) user.get("attributes")).putArray("name").add(familyName + " " + givenName + " Dr");
        });
        return clinician;
    }

    /** Changes this user as an administrator does. */
    void change(java.util.function.Consumer<ObjectNode> change) {
        Admin admin = TestServer.running().admin();
        ObjectNode user = (ObjectNode) admin.user(TestServer.REALM, uuid);
        change.accept(user);
        admin.put(TestServer.REALM + "/users/" + user.get("id").textValue(), user)
                .ok();
    }

    /** The id of this user at the server. */
    String id() {
        return TestServer.running()
                .admin()
                .user(TestServer.REALM, uuid)
                .get("id")
                .textValue();
    }

    /** Takes all WebAuthn credentials from this user as an administrator does, who tells no device. */
    void removeAuthenticators() {
        Admin admin = TestServer.running().admin();
        String credentials = TestServer.REALM + "/users/" + id() + "/credentials";
        for (JsonNode credential : admin.get(credentials)) {
            admin.delete(credentials + "/" + credential.get("id").textValue()).ok();
        }
    }

    /** The address of the page on which a person registers an authenticator of a method. */
    static URI register(String method) {
        return action("care-identity-register-" + method);
    }

    /** The address of the page "Your authenticators". */
    static URI manage() {
        return action("care-identity-manage-authenticators");
    }

    private static URI action(String id) {
        String realm = TestServer.running().url() + "/realms/" + TestServer.REALM;
        return URI.create(
                realm + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                        + "&code_challenge=0000000000000000000000000000000000000000000&code_challenge_method=S256"
                        + "&redirect_uri=" + realm + "/account/&kc_action=" + id);
    }

    String name() {
        return givenName + " " + familyName;
    }
}
