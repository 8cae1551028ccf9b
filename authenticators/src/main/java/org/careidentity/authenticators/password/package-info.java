/** A person's e-mail address and password, checked by Keycloak's own validators, and its lock of whoever guesses. */
package org.careidentity.authenticators.password;
