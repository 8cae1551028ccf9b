package org.careidentity.authenticators.fido.statement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.wire.Der;

/**
 * What Android says of a key: KeyDescription (source.android.com, "Key and ID attestation", schema of all versions).
 *
 * @param securityLevel who attests: 0 software, 1 a trusted execution environment, 2 StrongBox
 * @param challenge what the key was made for
 * @param software what software enforces, by tag
 * @param hardware what the trusted environment enforces, by tag
 */
record KeyDescription(
        int securityLevel, byte[] challenge, Map<Integer, byte[]> software, Map<Integer, byte[]> hardware) {

    private static final int PURPOSE = 1;
    private static final int ALL_APPLICATIONS = 600;
    private static final int ORIGIN = 702;

    private static final int SET = 0x31;
    private static final BigInteger SIGN = BigInteger.TWO;
    private static final BigInteger GENERATED = BigInteger.ZERO;

    /** Reads it, or throws {@link org.careidentity.authenticators.fido.wire.MalformedException}. */
    static KeyDescription read(byte[] bytes) {
        Der outer = Der.of(bytes);
        Der members = Der.of(outer.next(Der.SEQUENCE));
        outer.end();
        members.nextInteger(Der.INTEGER); // version of the schema
        int securityLevel = members.nextInteger(Der.ENUMERATED).intValue();
        members.nextInteger(Der.INTEGER); // version of the keystore
        members.nextInteger(Der.ENUMERATED); // its security level
        byte[] challenge = members.next(Der.OCTET_STRING);
        members.next(Der.OCTET_STRING); // unique id
        Map<Integer, byte[]> software = Der.of(members.next(Der.SEQUENCE)).tagged();
        return new KeyDescription(
                securityLevel,
                challenge,
                software,
                Der.of(members.next(Der.SEQUENCE)).tagged());
    }

    boolean ofThisApplication() {
        return lists().noneMatch(list -> list.containsKey(ALL_APPLICATIONS));
    }

    boolean imported() {
        return lists().filter(list -> list.containsKey(ORIGIN)).anyMatch(list -> !generated(list));
    }

    boolean forOtherPurposes() {
        return lists().filter(list -> list.containsKey(PURPOSE)).anyMatch(list -> !signs(list));
    }

    boolean ofHardware() {
        return securityLevel > 0 && generated(hardware) && signs(hardware);
    }

    private Stream<Map<Integer, byte[]>> lists() {
        return Stream.of(software, hardware);
    }

    private static boolean generated(Map<Integer, byte[]> list) {
        return list.containsKey(ORIGIN)
                && Der.of(list.get(ORIGIN)).nextInteger(Der.INTEGER).equals(GENERATED);
    }

    private static boolean signs(Map<Integer, byte[]> list) {
        return list.containsKey(PURPOSE) && purposes(list.get(PURPOSE)).contains(SIGN);
    }

    private static List<BigInteger> purposes(byte[] bytes) {
        Der set = Der.of(Der.of(bytes).next(SET));
        List<BigInteger> purposes = new ArrayList<>();
        while (set.more()) {
            purposes.add(set.nextInteger(Der.INTEGER));
        }
        return purposes;
    }
}
