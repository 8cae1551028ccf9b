package org.careidentity.authenticators.push.delivery;

import org.keycloak.provider.ProviderFactory;

/** Makes a {@link PushSender}; its id is the sender's name. */
public interface PushSenderFactory extends ProviderFactory<PushSender> {}
