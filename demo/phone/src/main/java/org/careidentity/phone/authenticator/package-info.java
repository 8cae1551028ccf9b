/** An authenticator in software (WebAuthn Level 3 section 6), for one credential at a time, and how to make it misbehave. */
package org.careidentity.phone.authenticator;
