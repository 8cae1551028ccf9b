package org.careidentity.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The acr values that a login has to satisfy one of. Every request is essential here: what cannot be reached is an
 * error, never a lower token (OpenID Connect Core 1.0 section 5.5.1.1).
 *
 * @param names as asked, in the order of preference, unknown names included; empty when nothing is asked of the login
 */
public record AcrRequest(List<String> names) {

    /** Keeps an own copy, without blank names. */
    public AcrRequest {
        names = names.stream()
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    /** Whether a login with the method can satisfy this request; never for a method that reaches no level. */
    public boolean offers(LoginMethod.Reach reach) {
        boolean anythingWill = names.isEmpty() && !reach.levels().isEmpty();
        return anythingWill
                || names.stream()
                        .flatMap(name -> AcrValue.ofName(name).stream())
                        .anyMatch(acr -> acr.offers(reach));
    }

    /** What is satisfied by valid proofs: the first asked name that is true, with the best proof of it. */
    public Optional<Assurance> satisfiedBy(Proofs valid) {
        if (names.isEmpty()) {
            return valid.best().map(proof -> new Assurance(anyName(proof), proof));
        }
        return names.stream()
                .map(name -> satisfied(name, valid))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** CIS2 has no name for one factor that is not a password: then no acr is said. */
    private static String anyName(Proof proof) {
        AcrValue any = AcrValue.anyAt(proof.level());
        return any.satisfiedBy(proof) ? any.name() : "";
    }

    private static Assurance satisfied(String name, Proofs valid) {
        return AcrValue.ofName(name)
                .flatMap(acr ->
                        new Proofs(valid.all().stream().filter(acr::satisfiedBy).toList()).best())
                .map(proof -> new Assurance(name, proof))
                .orElse(null);
    }
}
