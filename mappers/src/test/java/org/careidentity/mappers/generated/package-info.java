/**
 * People as a directory may hold them, made by chance, and what must be told of them: a model of the claims that knows
 * nothing of the mappers. For property tests here and end to end.
 */
package org.careidentity.mappers.generated;
