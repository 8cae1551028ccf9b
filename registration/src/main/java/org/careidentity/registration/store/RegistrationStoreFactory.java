package org.careidentity.registration.store;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link RegistrationStore} of a Keycloak session. */
public interface RegistrationStoreFactory extends ProviderFactory<RegistrationStore> {}
