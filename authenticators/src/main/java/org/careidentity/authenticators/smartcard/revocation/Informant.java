package org.careidentity.authenticators.smartcard.revocation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A source of answers. */
interface Informant {

    /** Asks; never fails, but may take longer than a login waits. */
    CompletableFuture<Answer> ask(Question question);

    /** A revocation that is known already, however old; asks nobody. */
    Optional<Answer> known(Question question);
}
