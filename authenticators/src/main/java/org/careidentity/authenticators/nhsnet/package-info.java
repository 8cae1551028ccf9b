/**
 * NHS.net Connect: login at an OpenID Provider that a realm is configured for, and what Care Identity makes of its answer. The
 * provider is Keycloak's own for OpenID Connect; what is here asks it for what Care Identity needs, judges what comes back
 * before Keycloak takes it, and leads back to the other login methods where Keycloak ends on an error page.
 */
package org.careidentity.authenticators.nhsnet;
