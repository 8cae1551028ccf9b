/** A one-time code by e-mail that unlocks a person, or, where their Registration Authority asked for it, their authenticators. */
package org.careidentity.registration.unlock;
