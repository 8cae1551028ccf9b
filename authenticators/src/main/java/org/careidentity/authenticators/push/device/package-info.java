/** A phone as a credential: what is kept of it, how Keycloak knows it, and what it holds up in sessions. */
package org.careidentity.authenticators.push.device;
