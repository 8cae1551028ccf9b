package org.careidentity.realmconfig;

/**
 * A folder of fragments. A realm is the merge of some layers, in the order of the call.
 */
enum Layer {
    /** What every realm has, a supplier's too: acr names by level, and Keycloak's own client scopes. */
    SHARED("shared"),
    /** What our realms share. */
    BASE("base"),
    /** The main realm with the methods that people use. */
    CARE_IDENTITY("care-identity"),
    /** The test user method: never part of a production realm. */
    TEST_METHOD("test-method"),
    /** The realm for suppliers' automated tests. */
    CIS2_MOCK("cis2-mock"),
    /** The sample application of the demo. */
    DEMO("demo"),
    /** The phone of the demo. */
    DEMO_PHONE("demo-phone"),
    /** Test users of the realm {@code Cis2-mock}. */
    PEOPLE_OF_CIS2_MOCK("people/cis2-mock"),
    /** Test users of both realms. */
    PEOPLE_OF_BOTH("people/both"),
    /** A supplier's realm that brokers to Care Identity, with what Keycloak has. */
    SUPPLIER("supplier/both"),
    /** What such a realm learns of a login by Keycloak's own mappers. */
    SUPPLIER_STOCK("supplier/stock"),
    /** What it learns where the pack is installed, and the button. */
    SUPPLIER_PACK("supplier/pack");

    private final String folder;

    Layer(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
