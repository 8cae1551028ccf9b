/** Programs of this machine that tests start: proxies, servers, and tools. */
package org.careidentity.authenticators.programs;
