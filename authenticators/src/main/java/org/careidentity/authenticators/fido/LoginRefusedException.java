package org.careidentity.authenticators.fido;

/** A login by WebAuthn is refused although its answer may be genuine. */
final class LoginRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LoginRefusal refusal;

    LoginRefusedException(LoginRefusal refusal) {
        super(refusal.reason());
        this.refusal = refusal;
    }

    LoginRefusal refusal() {
        return refusal;
    }
}
