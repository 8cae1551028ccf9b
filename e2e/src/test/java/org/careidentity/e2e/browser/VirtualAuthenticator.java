package org.careidentity.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A WebAuthn authenticator that Chromium emulates below its own implementation of the API. */
final class VirtualAuthenticator {

    private final CDPSession devTools;
    private final String id;

    private VirtualAuthenticator(CDPSession devTools, String id) {
        this.devTools = devTools;
        this.id = id;
    }

    /** A phone or computer that keeps passkeys, asks for a fingerprint and gets it at once. */
    static VirtualAuthenticator platform(Browser browser) {
        return plug(browser, "internal");
    }

    /** A key that keeps passkeys, asks for a PIN and gets it at once. */
    static VirtualAuthenticator securityKey(Browser browser) {
        return plug(browser, "usb");
    }

    private static VirtualAuthenticator plug(Browser browser, String transport) {
        CDPSession devTools = browser.page().context().newCDPSession(browser.page());
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        String id = devTools.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
        return new VirtualAuthenticator(devTools, id);
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
