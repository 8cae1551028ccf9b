package org.careidentity.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the login-method page, its conditions, assurance and the registration console know of a login method. The
 * method's authenticator factory implements it, so that a new method is one package and one registration.
 */
public interface LoginMethod {

    /** The method's id: lower case, stable, the value of the page's choice and of the condition's configuration. */
    String id();

    /** What a login with the method can prove under the given authenticator configuration (empty when it has none). */
    Reach reach(Map<String, String> configuration);

    /** The type of the stored credential that the method uses; empty when it stores none. */
    Optional<String> credentialType();

    /** Whether the method is for tests alone: the page marks it and shows it last. */
    default boolean testOnly() {
        return false;
    }

    /** Whether the method needs a browser with WebAuthn; the page says so where there is none. */
    default boolean needsWebAuthn() {
        return false;
    }

    /** The key of the method's name in the theme's messages. */
    default String label() {
        return "care-identity-method-" + id();
    }

    /** The key of the sentence under the method's name in the theme's messages. */
    default String hint() {
        return label() + "-hint";
    }

    /**
     * What a method can prove.
     *
     * @param levels every level that a login with it is offered for
     * @param amr every amr name that it may report
     * @param lowered levels that a login may end in besides, when the person's authenticator is worth less than it was
     */
    record Reach(Set<AssuranceLevel> levels, Set<String> amr, Set<AssuranceLevel> lowered) {

        /** Keeps own copies. */
        public Reach {
            levels = Set.copyOf(levels);
            amr = Set.copyOf(amr);
            lowered = Set.copyOf(lowered);
        }

        /** The reach of a method whose authenticators keep their worth. */
        public Reach(Set<AssuranceLevel> levels, Set<String> amr) {
            this(levels, amr, Set.of());
        }

        /** Whether a proof lies within this reach. */
        public boolean covers(Proof proof) {
            return (levels.contains(proof.level()) || lowered.contains(proof.level())) && amr.contains(proof.amr());
        }
    }
}
