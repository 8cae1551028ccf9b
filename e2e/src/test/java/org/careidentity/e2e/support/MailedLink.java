package org.careidentity.e2e.support;

import java.net.URI;
import org.careidentity.e2e.support.HttpBrowser.Answer;

/** A link that an administrator has had mailed. */
public final class MailedLink {

    private MailedLink() {}

    /** Opens it and, where Keycloak asks whether to go on, goes on. */
    public static Answer open(HttpBrowser browser, URI link) {
        Answer confirm = browser.get(link);
        var proceed = confirm.page().selectFirst("a[href*=action-token]");
        return proceed == null ? confirm : browser.get(URI.create(proceed.attr("abs:href")));
    }
}
