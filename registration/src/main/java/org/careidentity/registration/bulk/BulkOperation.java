package org.careidentity.registration.bulk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.registration.authenticator.Change;
import org.careidentity.registration.rights.Operation;

/** What a line of a file can ask for. */
enum BulkOperation {
    /** A registration link. */
    ISSUE(Operation.ISSUE, null),
    SUSPEND(Operation.SUSPEND, Change.SUSPENSION),
    RESUME(Operation.RESUME, Change.RESUMPTION),
    REMOVE(Operation.REMOVE, Change.REMOVAL);

    private final Operation right;
    private final Change change;

    BulkOperation(Operation right, Change change) {
        this.right = right;
        this.change = change;
    }

    /** The right that it takes. */
    Operation right() {
        return right;
    }

    /** What becomes of an authenticator; empty for what makes a new one. */
    Optional<Change> change() {
        return Optional.ofNullable(change);
    }

    /** The one of a cell; empty for another text. */
    static Optional<BulkOperation> of(String cell) {
        return Stream.of(values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(cell))
                .findFirst();
    }
}
