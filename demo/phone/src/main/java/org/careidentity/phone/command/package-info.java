/** The phone's command line. */
package org.careidentity.phone.command;
