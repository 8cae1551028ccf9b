package org.careidentity.mappers.directory.spine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * An entry of the directory. Attribute names are in small letters; empty texts and values that are no text are left
 * out.
 */
record SpineEntry(LdapName name, Map<String, List<String>> attributes) {

    /** Reads an entry as JNDI has it. */
    static SpineEntry of(LdapName name, Attributes attributes) throws NamingException {
        Map<String, List<String>> texts = new HashMap<>();
        NamingEnumeration<? extends Attribute> all = attributes.getAll();
        while (all.hasMore()) {
            Attribute attribute = all.next();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < attribute.size(); i++) {
                if (attribute.get(i) instanceof String text && !text.isBlank()) {
                    values.add(text);
                }
            }
            texts.put(attribute.getID().toLowerCase(Locale.ROOT), values);
        }
        return new SpineEntry(name, texts);
    }

    /** How many values it has. */
    int size() {
        return attributes.values().stream().mapToInt(List::size).sum();
    }

    /** Whether it is of an object class. */
    boolean is(String objectClass) {
        return all("objectClass").stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    /** The values of an attribute in the directory's order; none when it is missing. */
    List<String> all(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value of an attribute. */
    Optional<String> first(String attribute) {
        return all(attribute).stream().findFirst();
    }

    /**
     * The id in the entry's own name.
     *
     * @throws IllegalArgumentException when the name is of another form
     */
    String id() {
        Rdn last = name.getRdn(name.size() - 1);
        if (last.size() != 1
                || !"uniqueIdentifier".equalsIgnoreCase(last.getType())
                || !(last.getValue() instanceof String id)
                || id.isBlank()) {
            throw new IllegalArgumentException("not named by a uniqueIdentifier");
        }
        return id;
    }

    /**
     * An attribute that the entry must have.
     *
     * @throws IllegalArgumentException when it is missing
     */
    String required(String attribute) {
        return first(attribute).orElseThrow(() -> new IllegalArgumentException(attribute + " is missing"));
    }
}
