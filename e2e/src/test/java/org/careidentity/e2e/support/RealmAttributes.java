package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes an attribute of a realm, as an administrator does. */
public final class RealmAttributes {

    private RealmAttributes() {}

    /** Sets one; the others stay. */
    public static void set(Admin admin, String realm, String name, String value) {
        ObjectNode representation = (ObjectNode) admin.get(realm);
        representation.withObject("attributes").put(name, value);
        admin.put(realm, representation).ok();
    }
}
