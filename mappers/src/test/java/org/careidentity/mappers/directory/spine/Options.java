package org.careidentity.mappers.directory.spine;

import java.util.Map;
import org.keycloak.Config;

/** Server options of a test. */
final class Options extends Config.SystemPropertiesScope {

    private final Map<String, String> options;

    Options(Map<String, String> options) {
        super("");
        this.options = options;
    }

    @Override
    public String get(String key) {
        return options.get(key);
    }
}
