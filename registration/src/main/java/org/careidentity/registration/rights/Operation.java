package org.careidentity.registration.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do for the people of an organisation. */
public enum Operation {
    /** Find people. */
    FIND,
    /** See a profile, its authenticators and links. */
    VIEW,
    /** Issue registration links, make them anew, revoke them. */
    ISSUE,
    /** Confirm or refuse what was registered by a link. */
    CONFIRM,
    /** Suspend authenticators. */
    SUSPEND,
    /** Let suspended or quarantined authenticators log in again. */
    RESUME,
    /** Remove authenticators. */
    REMOVE,
    /** Send a code that unlocks a person. */
    UNLOCK,
    /** See the figures of an organisation, and what wants attention there. */
    OVERVIEW,
    /** Take out who has what. */
    EXPORT,
    /** Carry out files of changes. */
    BULK;

    /** The name in settings and on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation of a name; empty for another. */
    public static Optional<Operation> of(String id) {
        return Stream.of(values())
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }
}
