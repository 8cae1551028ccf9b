package org.careidentity.mock;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Logs in by user name alone, whoever is marked as a test user and nobody else. */
final class TestUserAuthenticator implements Step {

    private static final String TEMPLATE = "care-identity-test-user.ftl";
    private static final String FIELD = "username";

    private final LoginMethod method;

    TestUserAuthenticator(LoginMethod method) {
        this.method = method;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(Page.of(context, Map.of()).createForm(TEMPLATE));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if ("another-method".equals(form.getFirst("action"))) {
            context.resetFlow();
            return;
        }
        if (form.getFirst(FIELD) == null) {
            authenticate(context);
            return;
        }
        Optional<UserModel> person = Optional.ofNullable(context.getSession()
                .users()
                .getUserByUsername(context.getRealm(), form.getFirst(FIELD).strip()));
        Optional<TestUser> testUser = person.flatMap(TestUser::of);
        if (testUser.isEmpty()) {
            refuse(context, "care_identity_not_a_test_user", "care-identity-test-user-unknown");
        } else if (!person.get().isEnabled()) {
            context.getEvent().user(person.get());
            refuse(context, Errors.USER_DISABLED, "care-identity-person-disabled");
        } else {
            context.setUser(person.get());
            LoginResult.record(
                    context, method, testUser.get().level(), testUser.get().amr(), "");
            context.success();
        }
    }

    private static void refuse(AuthenticationFlowContext context, String reason, String message) {
        context.getEvent().error(reason);
        LoginFormsProvider page = Page.of(context, Map.of());
        page.addError(new FormMessage(FIELD, message));
        context.failureChallenge(AuthenticationFlowError.INVALID_USER, page.createForm(TEMPLATE));
    }
}
