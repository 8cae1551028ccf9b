package org.careidentity.mappers.directory.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.careidentity.model.Dated;
import org.careidentity.model.DatedDirectoryEntry;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;
import org.careidentity.model.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session keeps of a directory: all of it, small, whose it is, and nothing when it was damaged. */
class SnapshotTest {

    private static final String UUID = "555008545108";
    private static final DatedDirectoryEntry NOTHING =
            new DatedDirectoryEntry(List.of(), List.of(), List.of(), List.of());

    private final Random random = new Random(20260301);

    @Test
    void fiveHundredRolesTakeAtMost24KilobytesStored() throws SnapshotException {
        Snapshot snapshot = new Snapshot("spine", UUID, person(500, 60));
        String note = snapshot.format();
        assertThat(note.length()).as("characters").isLessThanOrEqualTo(24 * 1024);
        assertThat(Snapshot.parse(note)).contains(snapshot);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 130, 900})
    void whatWasKeptIsWhatComesBack(int roles) throws SnapshotException {
        Snapshot snapshot = new Snapshot("spine", UUID, person(roles, 20));
        assertThat(Snapshot.parse(snapshot.format())).contains(snapshot);
    }

    @Test
    void oddTextsAndUnevenListsComeBackAsTheyWere() throws SnapshotException {
        RoleProfile role = new RoleProfile(
                "000000000000",
                "wrong-role",
                "Ünïcode ☤ 𝔫\n",
                "",
                "999999999999",
                List.of("a", "b", "a"),
                List.of("B1"),
                List.of(),
                List.of("15025792819", "x".repeat(5000)),
                List.of(""),
                List.of());
        Validity validity =
                new Validity(Optional.of(LocalDate.of(1948, 7, 5)), Optional.of(LocalDate.of(9999, 12, 31)));
        Organisation organisation = new Organisation("Ysbyty Gwynedd – Ŵ", "7A1");
        Snapshot snapshot = new Snapshot(
                "spine",
                UUID,
                new DatedDirectoryEntry(
                        List.of(new Dated<>(role, validity), new Dated<>(role, Validity.ALWAYS)),
                        List.of(new Dated<>(organisation, validity)),
                        List.of(new Dated<>(
                                new OrganisationMembership("1", organisation, Optional.of("G123")), validity)),
                        List.of(new Dated<>(
                                new OrganisationMembership("1", organisation, Optional.empty()), Validity.ALWAYS))));
        assertThat(Snapshot.parse(snapshot.format())).contains(snapshot);
    }

    @Test
    void moreThanASessionKeepsIsRefused() {
        assertThatThrownBy(() -> new Snapshot("spine", UUID, person(4000, 60)).format())
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("49152");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void noSnapshotIsNoError(String note) throws SnapshotException {
        assertThat(Snapshot.parse(note)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "2",
                "1\nspine\n555008545108",
                "1\nspine\n555008545108\n",
                "1\nspine\n555008545108\n????",
                "1\nspine\n555008545108\nAAAA",
                "1\nspine\n555008545108\neJwDAAAAAAE",
                "2\nspine\n555008545108\neJwDAAAAAAE"
            })
    void whatIsNoSnapshotIsRefused(String note) {
        assertThatThrownBy(() -> Snapshot.parse(note)).isInstanceOf(SnapshotException.class);
    }

    /** Nothing of a damaged entry is told, and no damage ends as another exception. */
    @Test
    void anyDamageIsNoticed() throws SnapshotException {
        String note = new Snapshot("spine", UUID, person(40, 5)).format();
        int begin = note.lastIndexOf('\n') + 1;
        for (int at = begin; at < note.length() - 1; at++) {
            String damaged = note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1);
            assertThatThrownBy(() -> Snapshot.parse(damaged))
                    .as("damaged at %s", at)
                    .isInstanceOf(SnapshotException.class);
            String cut = note.substring(0, at);
            assertThatThrownBy(() -> Snapshot.parse(cut))
                    .as("cut at %s of %s", at, note.length())
                    .isInstanceOf(SnapshotException.class);
        }
    }

    /** Damage behind the checksum's back: whatever stands there, it ends as an entry or as a refusal. */
    @Test
    void noContentEndsAsAnotherException() {
        byte[] good = EntryCodec.encode(person(3, 2));
        for (int i = 0; i < 5000; i++) {
            byte[] content = good.clone();
            for (int changes = 0; changes < 3; changes++) {
                content[4 + random.nextInt(content.length - 4)] = (byte) random.nextInt();
            }
            assertThat(ends(checked(content))).isTrue();
        }
    }

    private static boolean ends(byte[] content) {
        try {
            return EntryCodec.decode(content) != null;
        } catch (SnapshotException e) {
            return true;
        }
    }

    @Test
    void aBombIsNotInflated() {
        byte[] section = {0, 0, 0, 0, (byte) 255, 127, 127, 127, 127, 1, 0};
        assertThatThrownBy(() -> EntryCodec.decode(checked(section)))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("too large");
    }

    private static byte[] checked(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content, 4, content.length - 4);
        return ByteBuffer.wrap(content).putInt(0, (int) checksum.getValue()).array();
    }

    /** A person as varied as can be: random ids, activities and workgroups of long lists, dates. */
    private DatedDirectoryEntry person(int count, int organisationCount) {
        if (count == 0) {
            return NOTHING;
        }
        List<Organisation> organisations = IntStream.range(0, organisationCount)
                .mapToObj(i -> new Organisation(words(5).toUpperCase(), "R" + code()))
                .toList();
        List<String> entries = organisations.stream().map(o -> id()).toList();
        List<String> activities =
                IntStream.range(0, 150).mapToObj(i -> words(4)).toList();
        List<String> activityCodes = IntStream.range(0, 150)
                .mapToObj(i -> "B" + (1000 + random.nextInt(9000)))
                .toList();
        List<String> workgroups = IntStream.range(0, 80).mapToObj(i -> words(3)).toList();
        List<String> workgroupCodes = workgroups.stream().map(w -> id()).toList();
        List<Dated<RoleProfile>> roles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int organisation = random.nextInt(organisationCount);
            int job = random.nextInt(24);
            List<Integer> did = some(150, 3 + random.nextInt(10));
            List<Integer> groups = some(80, random.nextInt(4));
            List<Integer> areas = some(30, random.nextInt(2));
            roles.add(new Dated<>(
                    new RoleProfile(
                            entries.get(organisation),
                            id(),
                            organisations.get(organisation).code(),
                            "\"Clinical\":\"Clinical Provision\":\"Access Role " + job + "\"",
                            "S8000:G8000:R80" + (10 + job),
                            did.stream().map(activities::get).toList(),
                            did.stream().map(activityCodes::get).toList(),
                            groups.stream().map(workgroups::get).toList(),
                            groups.stream().map(workgroupCodes::get).toList(),
                            areas.stream()
                                    .map(area -> "\"Pathology\":\"Area " + area + "\"")
                                    .toList(),
                            areas.stream()
                                    .map(area -> "P0020:Q0300:T0" + (600 + area))
                                    .toList()),
                    new Validity(
                            Optional.of(LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5000))), Optional.empty())));
        }
        List<Dated<Organisation>> dated =
                organisations.stream().map(o -> new Dated<>(o, Validity.ALWAYS)).toList();
        List<Dated<OrganisationMembership>> memberships = IntStream.range(0, organisationCount)
                .mapToObj(i -> new Dated<>(
                        new OrganisationMembership(entries.get(i), organisations.get(i), Optional.empty()),
                        Validity.ALWAYS))
                .toList();
        return new DatedDirectoryEntry(roles, dated, memberships, memberships);
    }

    private List<Integer> some(int of, int count) {
        return IntStream.range(0, count).map(i -> random.nextInt(of)).boxed().toList();
    }

    private String id() {
        return String.format("%012d", random.nextLong(1_000_000_000_000L));
    }

    private String code() {
        return random.ints(4, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(3 + random.nextInt(7), 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
