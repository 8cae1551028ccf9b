package org.careidentity.authenticators.manage;

import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.AuthenticatorLifecycle;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Decision;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The person removes an authenticator, in a session of the level that it can give (NIST SP 800-63B-4 section 3.2.2). Before the last
 * one that gives AAL3 goes, they are told what stops working, and confirm it.
 */
final class OwnRemoval {

    private static final String REMOVED_TEMPLATE = "care-identity-authenticator-removed.ftl";
    private static final String LAST_TEMPLATE = "care-identity-authenticator-last.ftl";
    private static final String CONFIRMED = "confirmed";
    private static final String WARNED = "warned";

    private OwnRemoval() {}

    static void take(RequiredActionContext context, Form form) {
        Optional<HeldAuthenticator> held = AuthenticatorKinds.find(
                context.getSession(), context.getUser(), form.text(OwnAuthenticatorsPage.FIELD));
        if (held.isEmpty()) {
            OwnEvent.unknown(context, EventType.REMOVE_CREDENTIAL);
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-unknown");
        } else if (!OwnAuthenticatorsPage.mayChange(context, held.get())) {
            ManageAuthenticators.refuseLevel(context, EventType.REMOVE_CREDENTIAL);
        } else if (isLastOfAal3(context, held.get()) && !form.has(CONFIRMED)) {
            warn(context, held.get(), form.has(WARNED));
        } else {
            remove(context, held.get());
        }
    }

    private static boolean isLastOfAal3(RequiredActionContext context, HeldAuthenticator held) {
        AuthenticatorLifecycle lifecycle = new AuthenticatorLifecycle(context.getSession());
        return givesAal3(held)
                && AuthenticatorKinds.of(context.getSession(), context.getUser())
                        .filter(other -> !other.id().equals(held.id()))
                        .filter(OwnRemoval::givesAal3)
                        .filter(other -> other.authenticator().status() == AuthenticatorStatus.ACTIVE)
                        .allMatch(other -> lifecycle.oversight(other).awaitsConfirmation());
    }

    private static boolean givesAal3(HeldAuthenticator held) {
        return held.authenticator().highest() == AssuranceLevel.AAL3;
    }

    /**
     * Shows what stops working.
     *
     * @param again whether the page was shown before, and the tick is missing
     */
    private static void warn(RequiredActionContext context, HeldAuthenticator held, boolean again) {
        LoginFormsProvider page = OwnAuthenticatorsPage.page(
                context,
                Map.of(
                        "authenticator",
                        AuthenticatorRow.of(
                                held.authenticator(),
                                context.getSession().getContext().resolveLocale(context.getUser()))));
        if (again) {
            page.addError(new FormMessage(CONFIRMED, "care-identity-authenticator-last-unconfirmed"));
        }
        context.challenge(page.createForm(LAST_TEMPLATE));
    }

    private static void remove(RequiredActionContext context, HeldAuthenticator held) {
        AuthenticatorLifecycle lifecycle = new AuthenticatorLifecycle(context.getSession());
        Decision removal = new Decision(
                AuthenticatorStatus.REMOVED,
                false,
                "removed by the person",
                context.getUser().getId());
        if (!lifecycle.remove(held, lifecycle.oversight(held).version(), removal)) {
            OwnEvent.changedMeanwhile(context, EventType.REMOVE_CREDENTIAL, held);
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-changed");
            return;
        }
        StoppedInLogin.add(context, held.id());
        OwnEvent.of(context, EventType.REMOVE_CREDENTIAL, held).success();
        OwnNotice.send(context, AuthenticatorNotice.Kind.REMOVED, held);
        Map<String, Object> members = held.kind()
                .signalRemoved(context, held.authenticator().stored())
                .<Map<String, Object>>map(signal -> Map.of("signal", signal))
                .orElse(Map.of());
        context.challenge(OwnAuthenticatorsPage.page(context, members).createForm(REMOVED_TEMPLATE));
    }
}
