package org.careidentity.registration.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * Finds people of the database by what is written of them there. What the directory says of a person decides whether they are
 * of an organisation; this leaves out nobody of whom it might.
 */
public interface PeopleIndex {

    /**
     * People whose given or family name begins with a text, word by word.
     *
     * @param organisation ODS code; empty for all
     * @param after the user name after which the page begins; empty text for the first
     */
    List<Entry> byName(RealmModel realm, String text, Optional<String> organisation, String after, int most);

    /** People of an organisation, in the order of their user names. */
    List<Entry> of(RealmModel realm, Optional<String> organisation, String after, int most);

    /**
     * Rows of authenticators that want attention, the most urgent first: those that wait for confirmation, are quarantined,
     * disabled, suspended, or expire, and at last those that have expired.
     *
     * @param expiringBefore until when an authenticator's end is near
     * @param skipped how many of the first are left out
     */
    List<IndexedAuthenticator> attention(
            RealmModel realm,
            Optional<String> organisation,
            Instant now,
            Instant expiringBefore,
            int skipped,
            int most);

    /**
     * Somebody who was found.
     *
     * @param id of the user
     */
    record Entry(String id, String username) {}
}
