package org.careidentity.authenticators.node;

import java.util.Map;
import org.keycloak.Config;

/** Server options of a test. */
public final class ServerOptions extends Config.SystemPropertiesScope {

    private final Map<String, String> options;

    /** Those of a provider, by their names after its prefix. */
    public ServerOptions(Map<String, String> options) {
        super("");
        this.options = options;
    }

    @Override
    public String get(String key) {
        return options.get(key);
    }
}
