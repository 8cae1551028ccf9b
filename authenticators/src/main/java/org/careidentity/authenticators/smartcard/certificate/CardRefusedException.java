package org.careidentity.authenticators.smartcard.certificate;

import java.util.Optional;

/** A card's certificate is not accepted. The message is for an administrator, never shown to the person. */
public final class CardRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;
    private final transient CardCertificate card;

    /**
     * A refusal.
     *
     * @param detail what was found; holds text of the certificate only where it is printable
     */
    public CardRefusedException(RefusalReason reason, String detail) {
        this(reason, detail, null);
    }

    /** A refusal that something else led to. */
    public CardRefusedException(RefusalReason reason, String detail, Throwable cause) {
        this(reason, detail, cause, null);
    }

    private CardRefusedException(RefusalReason reason, String detail, Throwable cause, CardCertificate card) {
        super(detail, cause);
        this.reason = reason;
        this.card = card;
    }

    CardRefusedException about(CardCertificate refused) {
        return new CardRefusedException(reason, getMessage(), this, refused);
    }

    /** Why. */
    public RefusalReason reason() {
        return reason;
    }

    /** What was refused, where it could be read. Nothing of it need be true. */
    public Optional<CardCertificate> card() {
        return Optional.ofNullable(card);
    }
}
