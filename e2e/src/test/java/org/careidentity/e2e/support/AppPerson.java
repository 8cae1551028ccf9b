package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A person who logs in by authenticator app.
 *
 * @param uuid their user name
 * @param id Keycloak's id of them
 */
public record AppPerson(Admin admin, String realm, String uuid, String id, AuthenticatorApp app) {

    /** The password of everybody here. */
    public static final String PASSWORD = "a password for the tests";

    /** Somebody with a password and an app, and, if it is given, the mark of a test user at a level. */
    public static AppPerson with(Admin admin, String realm, String level) {
        String secret = randomText();
        return make(
                admin,
                realm,
                level,
                List.of(passwordCredential(), device("Phone", secret)),
                AuthenticatorApp.ofText(secret));
    }

    /** Somebody with as many apps, who can log in as a test user at AAL2. */
    public static AppPerson withApps(Admin admin, String realm, int count) {
        List<Map<String, Object>> credentials = new ArrayList<>(List.of(passwordCredential()));
        for (int i = 1; i <= count; i++) {
            credentials.add(device("Phone " + i, randomText()));
        }
        return make(admin, realm, "2", credentials, null);
    }

    /** Somebody with a password and an app. */
    public static AppPerson of(Admin admin, String realm) {
        return with(admin, realm, null);
    }

    /** Somebody with a password and no app. */
    public static AppPerson withoutApp(Admin admin, String realm) {
        return make(admin, realm, null, List.of(passwordCredential()), null);
    }

    /** Somebody with a password and a device that makes codes by a counter (RFC 4226). */
    public static AppPerson withCounter(Admin admin, String realm) {
        Map<String, Object> counting = new LinkedHashMap<>(device("Token", randomText()));
        counting.computeIfPresent("credentialData", (name, data) -> ((String) data).replace("totp", "hotp"));
        return make(admin, realm, null, List.of(passwordCredential(), counting), null);
    }

    /** Somebody with neither, who can log in as a test user at a level. */
    public static AppPerson withNothing(Admin admin, String realm, String level) {
        return make(admin, realm, level, List.of(), null);
    }

    private static AppPerson make(
            Admin admin, String realm, String level, List<Map<String, Object>> credentials, AuthenticatorApp app) {
        String uuid = People.uuid();
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("nhsid_useruid", List.of(uuid));
        attributes.put("name", List.of("PERSON Test Dr"));
        attributes.put("idassurancelevel", List.of("3"));
        if (level != null) {
            attributes.put("care_identity_test_level", List.of(level));
            attributes.put("care_identity_test_amr", List.of("1".equals(level) ? "USERPASS" : "N3_SMARTCARD"));
        }
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", uuid);
        user.put("enabled", true);
        user.put("email", uuid + "@example.test");
        user.put("attributes", attributes);
        user.put("credentials", credentials);
        return new AppPerson(admin, realm, uuid, admin.createUser(realm, user), app);
    }

    private static Map<String, Object> passwordCredential() {
        return Map.of("type", "password", "value", PASSWORD, "temporary", false);
    }

    /** The form in which Keycloak exports an app. */
    public static Map<String, Object> device(String label, String secret) {
        return Map.of(
                "type",
                "otp",
                "userLabel",
                label,
                "secretData",
                "{\"value\":\"" + secret + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    }

    private static String randomText() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36);
    }

    public String email() {
        return uuid + "@example.test";
    }

    /** Changes the user as an administrator does. */
    public void change(Map<String, Object> members) {
        Map<String, Object> user = new LinkedHashMap<>(Map.of("username", uuid));
        user.putAll(members);
        admin.put(realm + "/users/" + id, user).ok();
    }

    /** What Keycloak counts of failed logins, once it has counted that many: it does so behind the answer. */
    public JsonNode failures(int count) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        JsonNode counted = failures();
        while (counted.path("numFailures").intValue() != count) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not " + count + " failures: " + counted);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            counted = failures();
        }
        return counted;
    }

    private JsonNode failures() {
        return admin.get(realm + "/attack-detection/brute-force/users/" + id);
    }

    /** The errors of this person's newest logins, the newest first. */
    public List<String> loginErrors() {
        List<String> errors = new ArrayList<>();
        admin.get(realm + "/events?type=LOGIN_ERROR&max=20&user=" + id)
                .forEach(event -> errors.add(event.path("error").textValue()));
        return errors;
    }

    /** The credentials that Keycloak has of this person. */
    public JsonNode credentials() {
        return admin.get(realm + "/users/" + id + "/credentials");
    }
}
