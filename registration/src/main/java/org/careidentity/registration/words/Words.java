package org.careidentity.registration.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** What the realm's login theme calls things, in the language of the request: agents read what clinicians read. */
public final class Words {

    private final Properties messages;

    /** For a request. */
    public Words(KeycloakSession session) {
        try {
            this.messages = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(
                            session.getContext().getRealm(),
                            session.getContext().resolveLocale(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key; the key itself where there is none. */
    public String of(String key) {
        return text(key, key);
    }

    /** As Keycloak's pages read their messages. */
    private String text(String key, String otherwise) {
        String text = messages.getProperty(key);
        return text == null ? otherwise : new MessageFormat(text).format(new Object[0]);
    }

    /** The name of a login method; its id where it has none. */
    public String method(String id) {
        return text("care-identity-method-" + id, id);
    }

    /** Who registered an authenticator, where that is no user. */
    public String registrar(String by) {
        return text("care-identity-registered-by-" + by, by);
    }
}
