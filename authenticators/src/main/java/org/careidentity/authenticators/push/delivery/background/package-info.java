/** Deliveries on threads of Keycloak's own, bounded on each node, whose outcome every node can read. */
package org.careidentity.authenticators.push.delivery.background;
