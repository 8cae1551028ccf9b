package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.data.client.Origin;
import java.util.Set;

/**
 * The relying party that authenticators make credentials for.
 *
 * @param origins the only origins whose answers are accepted: one, except where apps answer for a page
 * @param id the host of the origin, or a domain above it
 * @param name for the person's device to show
 */
public record RelyingParty(Set<Origin> origins, String id, String name) {

    /** Keeps an own copy. */
    public RelyingParty {
        origins = Set.copyOf(origins);
    }

    /** A relying party of one origin. */
    public RelyingParty(Origin origin, String id, String name) {
        this(Set.of(origin), id, name);
    }

    /** Whether client data may say that they are of this origin, character by character. */
    boolean accepts(String origin) {
        return origins.stream().anyMatch(accepted -> accepted.toString().equals(origin));
    }
}
