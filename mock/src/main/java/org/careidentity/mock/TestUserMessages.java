package org.careidentity.mock;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.theme.ClasspathThemeResourceProviderFactory;

/**
 * The messages of the test-user page. Keycloak reads {@code theme-resources/messages} from one JAR alone, which is the
 * pack's, so these lie at a place of their own.
 */
public final class TestUserMessages extends ClasspathThemeResourceProviderFactory {

    private static final String FOLDER = "care-identity-mock/";

    public TestUserMessages() {
        super("care-identity-mock", TestUserMessages.class.getClassLoader());
    }

    @Override
    public Properties getMessages(String baseBundlename, Locale locale) throws IOException {
        Properties messages = new Properties();
        loadMessages(messages, classLoader.getResource(FOLDER + baseBundlename + "_" + locale + ".properties"));
        return messages;
    }
}
