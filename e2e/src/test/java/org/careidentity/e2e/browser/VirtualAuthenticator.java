package org.careidentity.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/**
 * A WebAuthn authenticator that Chromium emulates below its own implementation of the API. Nobody touches it until a test
 * does: one that is touched all the time would answer the login-method page before any choice.
 */
final class VirtualAuthenticator {

    private final CDPSession devTools;
    private final String id;

    private VirtualAuthenticator(CDPSession devTools, String id) {
        this.devTools = devTools;
        this.id = id;
    }

    /** A phone or computer that keeps passkeys and asks for a fingerprint. */
    static VirtualAuthenticator platform(Browser browser) {
        return plug(browser, "internal");
    }

    /** A key that keeps passkeys and asks for a PIN. */
    static VirtualAuthenticator securityKey(Browser browser) {
        return plug(browser, "usb");
    }

    /** A device that is reached by a transport (WebAuthn Level 3 section 5.8.4). */
    static VirtualAuthenticator plug(Browser browser, String transport) {
        CDPSession devTools = browser.page().context().newCDPSession(browser.page());
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", false);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        String id = devTools.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
        VirtualAuthenticator authenticator = new VirtualAuthenticator(devTools, id);
        browser.plugged(authenticator);
        return authenticator;
    }

    /** Whether the person's fingerprint or PIN is right from now on. */
    void verifiesTheUser(boolean verified) {
        JsonObject parameters = parameters();
        parameters.addProperty("isUserVerified", verified);
        devTools.send("WebAuthn.setUserVerified", parameters);
    }

    /** Whether the person touches it when it asks; nobody does means that it waits. */
    void isTouched(boolean touched) {
        JsonObject parameters = parameters();
        parameters.addProperty("enabled", touched);
        devTools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }

    /** How many credentials it holds. */
    int credentials() {
        return devTools.send("WebAuthn.getCredentials", parameters())
                .getAsJsonArray("credentials")
                .size();
    }

    private JsonObject parameters() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return parameters;
    }
}
