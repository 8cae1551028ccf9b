/** What the pack costs, each figure a ratio of two sides that run in turn on one server. */
package org.careidentity.bench;
