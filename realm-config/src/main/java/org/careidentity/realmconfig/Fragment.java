package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One file of a layer.
 *
 * @param name where it comes from, for error messages
 * @param content its JSON object
 */
record Fragment(String name, ObjectNode content) {}
