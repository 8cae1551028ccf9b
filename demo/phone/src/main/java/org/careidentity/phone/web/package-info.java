/** Serves the phone as a web app. Needs nothing but the JDK. */
package org.careidentity.phone.web;
