/** What a person is told by e-mail of what happens to their authenticators. */
package org.careidentity.authenticators.notice;
