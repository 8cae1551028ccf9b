package org.careidentity.model;

/**
 * An organisation that a person has a role with.
 *
 * @param name as people know it
 * @param code ODS code
 */
public record Organisation(String name, String code) {}
