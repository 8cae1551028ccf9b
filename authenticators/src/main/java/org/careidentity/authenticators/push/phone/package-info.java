/** What authenticator apps speak with a realm: {@code docs/push-openapi.yaml}. */
package org.careidentity.authenticators.push.phone;
