/** Requests to a person's phone: made by one login, answered once, at most so many in a time. */
package org.careidentity.authenticators.push.request;
