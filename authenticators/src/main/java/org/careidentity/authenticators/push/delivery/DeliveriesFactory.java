package org.careidentity.authenticators.push.delivery;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link Deliveries}; a factory holds what bounds them on a node. */
public interface DeliveriesFactory extends ProviderFactory<Deliveries> {}
