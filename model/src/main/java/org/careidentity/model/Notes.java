package org.careidentity.model;

/** The names of the notes that assurance writes and the mappers read. Nobody else raises what they say. */
public final class Notes {

    /** User-session note: {@link Proofs#format()}. */
    public static final String PROOFS = "care_identity_proofs";

    /** User-session note: the id of the user whose proofs they are. */
    public static final String PERSON = "care_identity_proofs_of";

    /** Client-session note: the acr name that assurance found satisfied for this client. */
    public static final String ACR = "care_identity_acr";

    private Notes() {}
}
