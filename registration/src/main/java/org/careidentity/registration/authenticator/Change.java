package org.careidentity.registration.authenticator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Decision;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.rights.Operation;

/** What can be done with an authenticator. */
public enum Change {
    /**
     * Nobody logs in with it. One that has failed too often stays as it is: to resume it would undo what NIST SP 800-63B-4
     * section 3.2.2 asks.
     */
    SUSPENSION(Operation.SUSPEND) {
        @Override
        boolean fits(AuthenticatorStatus status, boolean awaits) {
            return status == AuthenticatorStatus.ACTIVE || status == AuthenticatorStatus.QUARANTINED;
        }
    },
    /** Its person logs in with it again. */
    RESUMPTION(Operation.RESUME) {
        @Override
        boolean fits(AuthenticatorStatus status, boolean awaits) {
            return status == AuthenticatorStatus.SUSPENDED || status == AuthenticatorStatus.QUARANTINED;
        }
    },
    /** It is gone for good. */
    REMOVAL(Operation.REMOVE) {
        @Override
        boolean fits(AuthenticatorStatus status, boolean awaits) {
            return true;
        }
    },
    /** What was registered by a link may reach its full level. */
    CONFIRMATION(Operation.CONFIRM) {
        @Override
        boolean fits(AuthenticatorStatus status, boolean awaits) {
            return awaits;
        }
    },
    /** What was registered by a link is removed. */
    REFUSAL(Operation.CONFIRM) {
        @Override
        boolean fits(AuthenticatorStatus status, boolean awaits) {
            return awaits;
        }
    };

    private final Operation operation;

    Change(Operation operation) {
        this.operation = operation;
    }

    /** The right that it takes. */
    public Operation operation() {
        return operation;
    }

    /** The name on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an authenticator's state allows it. */
    abstract boolean fits(AuthenticatorStatus status, boolean awaits);

    /** Whether the authenticator is gone after it. */
    public boolean removes() {
        return this == REMOVAL || this == REFUSAL;
    }

    /**
     * The level that the agent's session must prove. To stop an authenticator must be quick: whoever may, may from any login
     * with two factors.
     */
    public AssuranceLevel level(AssuranceLevel highest) {
        return this == SUSPENSION ? AssuranceLevel.AAL2 : highest;
    }

    Decision decision(AuthenticatorStatus status, String reason, String by) {
        return switch (this) {
            case SUSPENSION -> new Decision(AuthenticatorStatus.SUSPENDED, false, reason, by);
            case RESUMPTION -> new Decision(AuthenticatorStatus.ACTIVE, false, reason, by);
            case CONFIRMATION -> new Decision(status, true, reason, by);
            case REMOVAL, REFUSAL -> new Decision(AuthenticatorStatus.REMOVED, false, reason, by);
        };
    }

    /** The change with this name; empty for another. */
    public static Optional<Change> of(String id) {
        return Stream.of(values()).filter(change -> change.id().equals(id)).findFirst();
    }
}
