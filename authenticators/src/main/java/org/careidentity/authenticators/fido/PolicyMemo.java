package org.careidentity.authenticators.fido;

import java.util.Map;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.configuration.PolicySettings;
import org.careidentity.authenticators.fido.policy.FidoPolicy;

/**
 * Remembers the policy that was read last. Every login page reads the policies of its methods, and a configuration with
 * certificates takes long to read.
 */
final class PolicyMemo {

    private final FidoPolicy defaults;
    private volatile Read last;

    PolicyMemo(FidoPolicy defaults) {
        this.defaults = defaults;
        this.last = new Read(Map.of(), defaults);
    }

    FidoPolicy of(Map<String, String> configuration) throws PolicyConfigurationException {
        Read known = last;
        if (!known.configuration().equals(configuration)) {
            known = new Read(Map.copyOf(configuration), PolicySettings.read(defaults, configuration));
            last = known;
        }
        return known.policy();
    }

    private record Read(Map<String, String> configuration, FidoPolicy policy) {}
}
