package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.selfservice.UnlockAddress;
import org.careidentity.model.Proof;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The step of the method: sends the browser to the provider, shows what went wrong there, and says what was proved. */
final class NhsNetConnectLogin implements Step {

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

    private static void send(AuthenticationFlowContext context) {
        String alias = NhsNetConnectMethod.alias(StepConfiguration.of(context));
        try {
            NhsNetProvider provider = NhsNetConnectMethod.provider(context.getSession(), alias)
                    .orElseThrow(() -> new ProviderFaultException(
                            ProviderFault.UNUSABLE, "the realm has no such identity provider"));
            provider.requireUsable(context.getRealm());
            provider.reach();
            context.forceChallenge(toProvider(context, alias));
        } catch (ProviderFaultException e) {
            FaultNote.keep(context.getEvent(), context.getAuthenticationSession(), alias, e);
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
        if (brokered.isEmpty()
                || context.getUser() == null
                || !brokered.get().alias().equals(NhsNetConnectMethod.alias(StepConfiguration.of(context)))
                || !brokered.get().isOf(context)) {
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
            new LinkedAccount(brokered.get().alias(), brokered.get().account()).write(login);
            context.success(method.id());
        } catch (ProviderFaultException e) {
            context.getEvent().detail("care_identity_provider_detail", e.getMessage());
            Refusal.page(context, e.fault().reason(), e.fault().text());
        }
    }

    private static Response page(AuthenticationFlowContext context, ProviderFault fault) {
        Map<String, Object> members = new HashMap<>(Map.of("method", NhsNetConnectMethod.ID));
        if (fault == ProviderFault.LOCKED) {
            UnlockAddress.of(context.getSession()).ifPresent(unlock -> members.put("unlock", unlock));
        }
        return Page.of(context, members).setError(fault.text()).createForm(TEMPLATE);
    }
}
