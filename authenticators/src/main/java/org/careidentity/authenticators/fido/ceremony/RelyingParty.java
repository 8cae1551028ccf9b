package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.data.client.Origin;

/**
 * The relying party that authenticators make credentials for.
 *
 * @param origin the only origin whose answers are accepted
 * @param id the host of that origin
 * @param name for the person's device to show
 */
public record RelyingParty(Origin origin, String id, String name) {}
