package org.careidentity.mappers.directory.snapshot;

/** The columns of a snapshot, in their order. Equal values of a column are written once. */
enum Column {
    VALIDITY,
    PERSON_ORG,
    PERSON_ROLE,
    ROLE,
    ACTIVITY,
    WORKGROUP,
    AREA_OF_WORK,
    ORGANISATION,
    GNC
}
