/** A phone for tests, load and the command line: the app's side of {@code docs/push-openapi.yaml}, in plain Java. */
package org.careidentity.phone;
