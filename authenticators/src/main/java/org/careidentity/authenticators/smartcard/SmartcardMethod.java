package org.careidentity.authenticators.smartcard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.authenticators.node.ServerFolder;
import org.careidentity.authenticators.smartcard.cardhost.CardLogin;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.careidentity.authenticators.smartcard.certificate.CardCertificate;
import org.careidentity.authenticators.smartcard.certificate.CardRefusedException;
import org.careidentity.authenticators.smartcard.certificate.CheckedCard;
import org.careidentity.authenticators.smartcard.certificate.RefusalReason;
import org.careidentity.authenticators.smartcard.certificate.RevocationCheck;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.careidentity.authenticators.smartcard.revocation.Revocation;
import org.careidentity.authenticators.smartcard.revocation.RevocationRefusedException;
import org.careidentity.authenticators.smartcard.revocation.RevocationResult;
import org.careidentity.authenticators.smartcard.revocation.RevocationSettings;
import org.careidentity.mappers.methods.SetUpInRealm;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LoginMethod;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** The login method smartcard: a TLS client certificate from a card. AAL3. */
public final class SmartcardMethod extends StepFactory implements LoginMethod, SetUpInRealm {

    private static final Logger LOGGER = Logger.getLogger(SmartcardMethod.class);

    private final StepConfiguration<PreparedChecks, IllegalArgumentException> settings =
            new StepConfiguration<>(PreparedChecks::of);
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final SmartcardAuthenticator authenticator = new SmartcardAuthenticator(this);
    private Optional<RevocationSettings> revocation = Optional.empty();
    private Revocation running;

    public SmartcardMethod() {
        super(
                "care-identity-smartcard",
                "Care Identity smartcard",
                "Login with the certificate of a smartcard, which the card host asks the browser for. AAL3. Where the server"
                        + " asks for it itself (option direct), a later login does not prove the card again.",
                StoredSmartcard.TYPE,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    /**
     * The settings under a configuration.
     *
     * @throws IllegalArgumentException when a setting can't be read
     */
    PreparedChecks settings(Map<String, String> configuration) {
        return settings.read(configuration);
    }

    /** Throws {@link IllegalArgumentException}, which stops the server, for options that can't be read. */
    @Override
    public void init(Config.Scope config) {
        revocation = RevocationOptions.read(config, ServerFolder.of("crl"));
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** Begins with the first card: a server without cards holds no lists and no threads for them. */
    private synchronized Revocation running(RevocationSettings settings) {
        if (running == null) {
            running = new Revocation(settings, InstantSource.system());
        }
        return running;
    }

    /**
     * The check of revocation.
     *
     * @param passed told of certificates that passed although nobody says that they are good
     */
    private RevocationCheck revocation(Consumer<RevocationResult.Checked> passed) {
        return (path, now) -> {
            if (revocation.isEmpty()) {
                return;
            }
            try {
                running(revocation.get())
                        .check(path.certificates(), path.anchor(), now)
                        .softFailed()
                        .forEach(passed);
            } catch (RevocationRefusedException e) {
                throw new CardRefusedException(
                        e.reason().equals(RevocationRefusedException.REVOKED)
                                ? RefusalReason.REVOKED
                                : RefusalReason.REVOCATION_UNKNOWN,
                        e.detail(),
                        e);
            }
        };
    }

    /**
     * Checks what was presented, and tells the event about it.
     *
     * @throws CardNotAcceptedException when there is no card, or one that fails a check
     */
    CheckedCard check(EventBuilder event, PreparedChecks prepared, PresentedCard presented)
            throws CardNotAcceptedException {
        if (!presented.isThere()) {
            throw new CardNotAcceptedException(presented.reason(), presented.detail(), null);
        }
        try {
            CheckedCard checked = prepared.checks()
                    .check(
                            presented.certificate(),
                            Instant.ofEpochSecond(Time.currentTime()),
                            revocation(
                                    passed -> event.detail("care_identity_card_revocation_unknown", passed.detail())));
            tell(event, checked.card());
            return checked;
        } catch (CardRefusedException e) {
            e.card().ifPresent(card -> tell(event, card));
            throw new CardNotAcceptedException(e.reason().code(), e.getMessage(), e);
        }
    }

    private static void tell(EventBuilder event, CardCertificate card) {
        event.detail("care_identity_card_issuer", card.issuer()).detail("care_identity_card_serial", card.serial());
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return RevocationOptions.properties();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SmartcardSettings.properties();
    }

    @Override
    public String id() {
        return StoredSmartcard.METHOD;
    }

    /** Nothing for a configuration that can't be read: the method is not offered. */
    @Override
    public Reach reach(Map<String, String> configuration) {
        try {
            return new Reach(
                    Set.of(AssuranceLevel.AAL3),
                    Set.of(settings(configuration).settings().amr()));
        } catch (IllegalArgumentException e) {
            LOGGER.errorf("Login method %s is not offered: %s", id(), e.getMessage());
            return new Reach(Set.of(), Set.of());
        }
    }

    /** Not where no card could be shown: whoever chose the method would only be refused. The log says why, once. */
    @Override
    public boolean isSetUp(KeycloakSession session, Map<String, String> configuration) {
        if (SmartcardSettings.absent(configuration)) {
            return false;
        }
        Optional<String> obstacle = CardLogin.obstacle(session);
        obstacle.map(words -> session.getContext().getRealm().getName() + ": " + words)
                .filter(told::add)
                .ifPresent(words -> LOGGER.errorf("Login method %s is not offered in the realm %s", id(), words));
        return obstacle.isEmpty();
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.of(StoredSmartcard.TYPE);
    }
}
