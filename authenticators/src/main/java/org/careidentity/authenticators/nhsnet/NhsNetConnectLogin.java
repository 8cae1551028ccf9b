package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.model.Proof;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The step of the method: sends the browser to the provider, shows what went wrong there, and says what was proved. */
final class NhsNetConnectLogin implements Step {

    private static final Logger LOGGER = Logger.getLogger(NhsNetConnectLogin.class);
    private static final String TEMPLATE = "care-identity-nhsnet-fault.ftl";
    private static final String REFUSED = "care-identity-assurance-refused";

    private final NhsNetConnectMethod method;

    NhsNetConnectLogin(NhsNetConnectMethod method) {
        this.method = method;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (BrokeredLogin.isGoingOn(context)) {
            conclude(context);
            return;
        }
        Optional<ProviderFault> fault = FaultNote.of(context.getAuthenticationSession());
        if (fault.isPresent()) {
            context.challenge(page(context, fault.get()));
        } else {
            send(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String action = Form.of(context.getHttpRequest()).action();
        if (BrokeredLogin.isGoingOn(context)) {
            conclude(context);
        } else if (action.equals("another-method")) {
            context.resetFlow();
        } else {
            if (action.equals("again")) {
                again(context.getAuthenticationSession());
            }
            authenticate(context);
        }
    }

    private static void again(AuthenticationSessionModel login) {
        FaultNote.of(login).filter(ProviderFault::needsNewAuthentication).ifPresent(fault -> new ProviderRequest(login)
                .authenticateAgain());
        FaultNote.forget(login);
    }

    private void send(AuthenticationFlowContext context) {
        Optional<NhsNetProvider> provider =
                NhsNetConnectMethod.provider(context.getSession(), StepConfiguration.of(context));
        Optional<String> obstacle = provider.map(found -> found.obstacle(context.getRealm()))
                .orElse(Optional.of("the realm has no such identity provider"));
        if (obstacle.isPresent()) {
            LOGGER.errorf("Login method %s can't be used: %s", method.id(), obstacle.get());
            Refusal.page(context, "care_identity_provider_unusable", REFUSED);
            return;
        }
        try {
            provider.get().reach();
            context.forceChallenge(
                    toProvider(context, provider.get().getConfig().getAlias()));
        } catch (ProviderFaultException e) {
            context.getEvent()
                    .detail(
                            Details.IDENTITY_PROVIDER,
                            provider.get().getConfig().getAlias())
                    .detail("care_identity_provider_detail", e.getMessage())
                    .error(e.fault().reason());
            FaultNote.keep(context.getAuthenticationSession(), e.fault());
            context.forceChallenge(page(context, e.fault()));
        }
    }

    private static Response toProvider(AuthenticationFlowContext context, String alias) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String code = new ClientSessionCode<>(context.getSession(), context.getRealm(), login).getOrGenerateCode();
        return Response.seeOther(Urls.identityProviderAuthnRequest(
                        context.getUriInfo().getBaseUri(),
                        alias,
                        context.getRealm().getName(),
                        code,
                        login.getClient().getClientId(),
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(context.getSession(), login),
                        null))
                .build();
    }

    /** Keycloak has found the person by the link; what the token proves is judged again, where assurance reads it. */
    private void conclude(AuthenticationFlowContext context) {
        Optional<BrokeredLogin> brokered = BrokeredLogin.of(context);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (brokered.isEmpty() || context.getUser() == null || !brokered.get().isOf(context)) {
            Refusal.page(context, "care_identity_provider_login_missing", REFUSED);
            return;
        }
        if (!ChosenMethod.of(login).equals(Optional.of(method.id()))) {
            Refusal.page(context, "care_identity_result_of_other_method", REFUSED);
            return;
        }
        try {
            Proof proof = ProviderProof.of(
                    brokered.get().provider().getConfig(),
                    new ProviderRequest(login),
                    brokered.get().token());
            new LoginResult(context.getExecution().getId(), context.getUser().getId(), proof).write(login);
            context.success(method.id());
        } catch (ProviderFaultException e) {
            context.getEvent().detail("care_identity_provider_detail", e.getMessage());
            Refusal.page(context, e.fault().reason(), e.fault().text());
        }
    }

    private static Response page(AuthenticationFlowContext context, ProviderFault fault) {
        return Page.of(context, Map.of("method", NhsNetConnectMethod.ID))
                .setError(fault.text())
                .createForm(TEMPLATE);
    }
}
