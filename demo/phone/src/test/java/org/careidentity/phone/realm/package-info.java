/** A realm of the tests' own, which speaks {@code docs/push-openapi.yaml} from a script. */
package org.careidentity.phone.realm;
