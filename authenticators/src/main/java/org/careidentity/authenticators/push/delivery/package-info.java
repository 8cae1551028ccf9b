/**
 * Tells a person's devices that a request waits for them: an extension point for ways to reach a device, and the work behind
 * the login's back. What is told names no person and no application; a device that was not told asks by itself.
 */
package org.careidentity.authenticators.push.delivery;
