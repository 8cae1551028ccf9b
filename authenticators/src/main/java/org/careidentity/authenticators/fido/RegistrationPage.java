package org.careidentity.authenticators.fido;

import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The page on which a person registers an authenticator. */
final class RegistrationPage {

    private static final String TEMPLATE = "care-identity-fido-register.ftl";

    private RegistrationPage() {}

    /**
     * Shows the page with new options.
     *
     * @param note under which the options are kept
     * @param error what went wrong before; null for nothing
     * @param alternatives the methods that would take the device that was refused
     */
    static void show(
            RequiredActionContext context,
            FidoPolicy policy,
            String note,
            FormMessage error,
            List<FidoPolicy> alternatives) {
        CeremonyOptions options = options(context, policy);
        KeptOptions.keep(options, context.getAuthenticationSession(), note);
        LoginFormsProvider page = Page.of(
                context.form(),
                context.getSession(),
                context.getAuthenticationSession(),
                Map.of(
                        "method", policy.method(),
                        "options", options.json().toString(),
                        "certification", certification(policy),
                        "enteredLabel", Form.of(context.getHttpRequest()).text("label"),
                        "alternatives",
                                alternatives.stream()
                                        .map(RegistrationPage::choice)
                                        .toList()));
        if (error != null) {
            page.addError(error);
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    /** The least certification level as people write it, "2" or "2+"; empty where none is asked. */
    private static String certification(FidoPolicy policy) {
        return policy.attestation()
                .leastCertification()
                .map(level -> level.name().substring(1).replace("_PLUS", "+"))
                .orElse("");
    }

    /** A method as a page offers it. */
    static Map<String, String> choice(FidoPolicy policy) {
        return Map.of("id", policy.method(), "label", "care-identity-method-" + policy.method());
    }

    /** Every credential of the person is excluded, whatever its method: one ceremony list for all four. */
    private static CeremonyOptions options(RequiredActionContext context, FidoPolicy policy) {
        UserModel person = context.getUser();
        String name = person.getFirstAttribute(PersonAttributes.NAME);
        return CeremonyOptions.registration(
                policy,
                OwnRelyingParty.of(context.getSession()),
                UserHandle.ofOrNew(person, context.getAuthenticationSession()),
                person.getUsername(),
                name == null ? person.getUsername() : name,
                FidoCredentials.readable(person)
                        .map(FidoCredential::credentialId)
                        .map(Base64Url::decode)
                        .toList());
    }
}
