package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The realms of Care Identity in the form that Keycloak imports, merged from the fragments on the class path.
 * Each call returns trees of its own, which the caller may change.
 */
public final class RealmConfiguration {

    /** The realm that people log in to. */
    public static final String CARE_IDENTITY = "care-identity";
    /** The realm for suppliers' automated tests. */
    public static final String CIS2_MOCK = "Cis2-mock";
    /** A supplier's own realm, whose people log in at Care Identity. */
    public static final String SUPPLIER = "supplier";
    /** The client of a supplier's Keycloak at Care Identity, where nothing else was agreed. */
    public static final String SUPPLIER_CLIENT = "care-identity-supplier";

    private RealmConfiguration() {}

    /**
     * The production realm {@code care-identity}: no test method, no users, no clients besides Keycloak's own.
     *
     * @throws IllegalStateException when fragments contradict each other
     */
    public static ObjectNode careIdentity() {
        return realm(CARE_IDENTITY, Map.of(), Layer.SHARED, Layer.BASE, Layer.CARE_IDENTITY);
    }

    /**
     * The realms of the demo by name: {@code care-identity} with the test user method, a few test users and the
     * client of the sample application, and {@code Cis2-mock}. Both let in whoever types the UUID of a test user.
     *
     * @param application address of the sample application; redirect, post-logout and back-channel logout URIs of
     *     its client are under it, whether or not it ends with a slash
     * @throws IllegalStateException when fragments contradict each other
     */
    public static Map<String, ObjectNode> demo(URI application) {
        return demo(Map.of("application", withoutSlash(application)), Stream.empty());
    }

    /**
     * The same with push, answered by a phone that is a web app.
     *
     * @param phone the address of that app, whether or not it ends with a slash
     * @throws IllegalStateException when fragments contradict each other
     */
    public static Map<String, ObjectNode> demo(URI application, URI phone) {
        return demo(
                Map.of("application", withoutSlash(application), "phone", withoutSlash(phone)),
                Stream.of(Layer.DEMO_PHONE));
    }

    private static Map<String, ObjectNode> demo(Map<String, String> values, Stream<Layer> more) {
        Stream<Layer> layers = Stream.of(
                Layer.SHARED, Layer.BASE, Layer.CARE_IDENTITY, Layer.TEST_METHOD, Layer.DEMO, Layer.PEOPLE_OF_BOTH);
        Map<String, ObjectNode> realms = new LinkedHashMap<>();
        realms.put(
                CARE_IDENTITY,
                realm(CARE_IDENTITY, values, Stream.concat(layers, more).toArray(Layer[]::new)));
        realms.put(
                CIS2_MOCK,
                realm(
                        CIS2_MOCK,
                        Map.of(),
                        Layer.SHARED,
                        Layer.BASE,
                        Layer.TEST_METHOD,
                        Layer.CIS2_MOCK,
                        Layer.PEOPLE_OF_BOTH,
                        Layer.PEOPLE_OF_CIS2_MOCK));
        return realms;
    }

    /**
     * A realm for a supplier's own Keycloak, with the pack in it, that brokers to Care Identity: identity provider,
     * mappers, claims for the supplier's applications, and the login page with the button.
     *
     * @param issuer the issuer of Care Identity, on Keycloak's paths
     * @throws IllegalStateException when fragments contradict each other
     */
    public static ObjectNode supplier(URI issuer) {
        return supplier(issuer, Layer.SUPPLIER_PACK);
    }

    /**
     * The same for a Keycloak without the pack, by nothing but Keycloak's own providers. Its mappers read no list of
     * objects, so roles and organisations are not among the claims.
     *
     * @throws IllegalStateException when fragments contradict each other
     */
    public static ObjectNode stockSupplier(URI issuer) {
        return supplier(issuer, Layer.SUPPLIER_STOCK);
    }

    private static ObjectNode supplier(URI issuer, Layer layer) {
        Map<String, String> values = Map.of("issuer", withoutSlash(issuer), "client", SUPPLIER_CLIENT);
        return realm(SUPPLIER, values, Layer.SHARED, Layer.SUPPLIER, layer);
    }

    private static ObjectNode realm(String name, Map<String, String> values, Layer... layers) {
        ObjectNode merged = Merger.merge(
                Stream.of(layers).flatMap(layer -> Fragments.of(layer).stream()).toList());
        String defaultRole = "default-roles-" + name.toLowerCase(Locale.ROOT);
        Placeholders.fill(merged, Map.of("realm", name, "default-role", defaultRole));
        Placeholders.fill(merged, values);
        return ImportForm.of(name, defaultRole, merged);
    }

    private static String withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
