package org.careidentity.authenticators.push;

import com.webauthn4j.data.client.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The settings of the push step.
 *
 * @param app the address of the authenticator app, which registration links lead to
 * @param relyingPartyId what phones' credentials are made for
 * @param origins the origins that apps answer from
 * @param digits how long the number is
 * @param userVerification what the phone is asked for
 * @param pause how long nobody is asked after they have denied a request
 * @param remembered for how long a browser may be remembered in place of a password; zero for never
 * @param sender the id of what tells phones that something waits
 */
public record PushSettings(
        URI app,
        String relyingPartyId,
        Set<Origin> origins,
        int digits,
        Requirement userVerification,
        Duration pause,
        Duration remembered,
        String sender) {

    private static final String APP = "app-address";
    private static final String RELYING_PARTY = "rp-id";
    private static final String ORIGINS = "app-origins";
    private static final String DIGITS = "digits";
    private static final String USER_VERIFICATION = "user-verification";
    private static final String PAUSE = "pause-minutes";
    private static final String REMEMBERED = "remember-days";
    private static final String SENDER = "sender";

    private static final String REQUIRED = "required";
    private static final String PREFERRED = "preferred";
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 6;
    private static final int MOST_DAYS = 365;
    private static final int MOST_PAUSE_MINUTES = 1440;

    /**
     * An https address, or one of this machine (W3C Secure Contexts): elsewhere a browser has no WebAuthn. No registrable
     * domain is checked, since browsers do.
     */
    private static final Pattern SECURE =
            Pattern.compile("https://[a-z0-9.-]+(:[0-9]+)?|http://([a-z0-9-]+\\.)*localhost(:[0-9]+)?");

    /** What Android apps have for an origin (WebAuthn Level 3 section 5.8.1 leaves it to platforms). */
    private static final Pattern ANDROID = Pattern.compile("android:apk-key-hash:[A-Za-z0-9_-]{43}");

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException for a value that a setting does not have, and without an app
     */
    static PushSettings read(Map<String, String> configuration) {
        URI app = app(configuration);
        return new PushSettings(
                app,
                relyingPartyId(configuration, app),
                origins(configuration, app),
                number(configuration, DIGITS, MOST_DIGITS, LEAST_DIGITS, MOST_DIGITS),
                userVerification(configuration),
                Duration.ofMinutes(number(configuration, PAUSE, 60, 1, MOST_PAUSE_MINUTES)),
                Duration.ofDays(number(configuration, REMEMBERED, 30, 0, MOST_DAYS)),
                text(configuration, SENDER, "none"));
    }

    /** Whether the step has been set up at all. */
    static boolean absent(Map<String, String> configuration) {
        return text(configuration, APP, "").isEmpty();
    }

    private static String text(Map<String, String> configuration, String name, String otherwise) {
        String text = configuration.getOrDefault(name, "").strip();
        return text.isEmpty() ? otherwise : text;
    }

    private static URI app(Map<String, String> configuration) {
        URI app = URI.create(text(configuration, APP, ""));
        if (app.getUserInfo() != null
                || app.getFragment() != null
                || !SECURE.matcher(origin(app)).matches()) {
            throw new IllegalArgumentException(APP + ": not an https address");
        }
        return app;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** A credential of a domain answers under its sub-domains (WebAuthn Level 3 section 5.1.3 step 8). */
    private static String relyingPartyId(Map<String, String> configuration, URI app) {
        String id = text(configuration, RELYING_PARTY, app.getHost());
        if (!id.matches("[a-z0-9.-]+")) {
            throw new IllegalArgumentException(RELYING_PARTY + ": not a host name");
        }
        return id;
    }

    private static Set<Origin> origins(Map<String, String> configuration, URI app) {
        return Arrays.stream(text(configuration, ORIGINS, origin(app)).split(Constants.CFG_DELIMITER))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(PushSettings::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Origin origin(String text) {
        if (!SECURE.matcher(text).matches() && !ANDROID.matcher(text).matches()) {
            throw new IllegalArgumentException(ORIGINS + ": not an origin: " + text);
        }
        return new Origin(text);
    }

    private static int number(Map<String, String> configuration, String name, int otherwise, int least, int most) {
        String text = text(configuration, name, Integer.toString(otherwise));
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + ": not a number from " + least + " to " + most);
        }
        return number;
    }

    private static Requirement userVerification(Map<String, String> configuration) {
        String text = text(configuration, USER_VERIFICATION, REQUIRED);
        if (!text.equals(REQUIRED) && !text.equals(PREFERRED)) {
            throw new IllegalArgumentException(USER_VERIFICATION + ": neither required nor preferred");
        }
        return text.equals(REQUIRED) ? Requirement.REQUIRED : Requirement.PREFERRED;
    }

    /** The relying party of phones, which is not that of this server. */
    public RelyingParty relyingParty(String name) {
        return new RelyingParty(origins, relyingPartyId, name);
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(APP)
                .label("Address of the app")
                .helpText("The https address of the authenticator app, which the QR code of a registration leads to."
                        + " Without it the method is not offered.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(RELYING_PARTY)
                .label("Relying party ID")
                .helpText("What phones make their keys for: the host of the app's address, or a domain above it."
                        + " Phones have to be registered again when it changes. Default: that host.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(ORIGINS)
                .label("Origins of apps")
                .helpText(
                        "Where apps answer from: https origins, or android:apk-key-hash: of an Android app. Default: the"
                                + " origin of the app's address.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DIGITS)
                .label("Digits of the number")
                .helpText("How long the number is that the person types on the phone.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options("2", "3", "4", "5", "6")
                .defaultValue("6")
                .add()
                .property()
                .name(USER_VERIFICATION)
                .label("User verification")
                .helpText(
                        "Required: the phone must verify the person, AAL2. Preferred: a phone that does not gives AAL2 after"
                                + " a password, else AAL1.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(REQUIRED, PREFERRED)
                .defaultValue(REQUIRED)
                .add()
                .property()
                .name(PAUSE)
                .label("Pause after a denial")
                .helpText("For how many minutes a person who has denied a request is not asked again.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("60")
                .add()
                .property()
                .name(REMEMBERED)
                .label("Remembered browsers")
                .helpText(
                        "For how many days a person may have a browser remembered, which then needs no password before it"
                                + " asks their phone. 0 for never.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("30")
                .add()
                .property()
                .name(SENDER)
                .label("Sender")
                .helpText(
                        "What tells phones that something waits: web-push, the id of a sender of your own, or none: then an"
                                + " open app asks.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("none")
                .add()
                .build();
    }
}
