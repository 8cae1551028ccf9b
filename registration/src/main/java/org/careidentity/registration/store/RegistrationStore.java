package org.careidentity.registration.store;

import org.keycloak.provider.Provider;

/** What the Registration Authority keeps in the database, read and written in the transaction of its Keycloak session. */
public interface RegistrationStore extends Provider {

    /** Registration links. */
    LinkStore links();

    /** What agents propose to one another. */
    ProposalStore proposals();

    /** Files of changes. */
    BulkStore bulk();

    /** Who is in an organisation, and what they have. */
    PeopleIndex people();

    @Override
    default void close() {}
}
