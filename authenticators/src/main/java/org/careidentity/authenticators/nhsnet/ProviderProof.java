package org.careidentity.authenticators.nhsnet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.flow.RequestedAcr;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.common.util.Time;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/** What an ID token of the provider proves, whose signature, issuer, audience and nonce have been checked. */
final class ProviderProof {

    private ProviderProof() {}

    /**
     * Judges a token. The proof dates from when the person authenticated at the provider, not from now: a session there may be
     * hours old.
     *
     * @throws ProviderFaultException when the token is not enough for what was asked
     */
    static Proof of(NhsNetConfig config, ProviderRequest request, JsonWebToken token) throws ProviderFaultException {
        Instant authenticated = authenticated(config, request, token);
        AssuranceLevel level = config.rules()
                .level(token.getOtherClaims())
                .orElseThrow(() ->
                        new ProviderFaultException(ProviderFault.LEVEL, "no claim of the ID token stands for a level"));
        Proof proof =
                new Proof(NhsNetConnectMethod.ID, level, AuthenticationMethodReference.NHSMAIL, authenticated, "");
        if (RequestedAcr.of(request.login())
                .satisfiedBy(Proofs.NONE.with(proof))
                .isEmpty()) {
            throw new ProviderFaultException(ProviderFault.LEVEL, "the claims stand for " + level + " only");
        }
        return proof;
    }

    /**
     * When the person authenticated at the provider, if that is as recent as was asked.
     *
     * @throws ProviderFaultException when it is not, or the token does not say
     */
    static Instant authenticated(NhsNetConfig config, ProviderRequest request, JsonWebToken token)
            throws ProviderFaultException {
        Instant now = Instant.ofEpochSecond(Time.currentTime());
        Instant authenticated = authenticatedAt(token)
                .orElseThrow(() -> new ProviderFaultException(
                        ProviderFault.AUTH_TIME_MISSING, "the ID token has no auth_time (OpenID Connect Core 1.0, 2)"));
        Duration skew = config.clockSkew();
        if (authenticated.isAfter(now.plus(skew))) {
            throw new ProviderFaultException(ProviderFault.TOKEN_INVALID, "auth_time lies in the future");
        }
        if (request.newAuthentication() && authenticated.plus(skew).isBefore(request.sentAt())) {
            throw new ProviderFaultException(
                    ProviderFault.NOT_AUTHENTICATED_AGAIN, "auth_time is older than the request for a new login");
        }
        if (authenticated.plus(request.longestAge()).plus(skew).isBefore(now)) {
            throw new ProviderFaultException(
                    ProviderFault.NOT_AUTHENTICATED_AGAIN, "auth_time is older than " + request.longestAge());
        }
        return authenticated.isAfter(now) ? now : authenticated;
    }

    private static Optional<Instant> authenticatedAt(JsonWebToken token) {
        return token.getOtherClaims().get(IDToken.AUTH_TIME) instanceof Number seconds && seconds.longValue() > 0
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
