package org.careidentity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {

    private static Validity validity(String open, String close) {
        return new Validity(
                Optional.ofNullable(open).map(Validity::date),
                Optional.ofNullable(close).map(Validity::date));
    }

    @ParameterizedTest(name = "{0} to {1} on {2}: {3}")
    @CsvSource({
        ",         ,         20260301, true",
        "20260301, ,         20260301, true",
        "20260302, ,         20260301, false",
        ",         20260301, 20260301, true",
        ",         20260228, 20260301, false",
        "20260101, 20261231, 20260301, true",
        "20270101, 20261231, 20261231, false",
    })
    void bothDatesAreIncludedAndEitherMayBeMissing(String open, String close, String day, boolean holds) {
        assertThat(validity(open, close).holdsOn(Validity.date(day))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        ",         ,         ,         ,         ,         ",
        "20260101, ,         20260201, ,         20260201, ",
        "20260301, 20260401, 20260201, 20260501, 20260301, 20260401",
        "20260201, 20260501, 20260301, 20260401, 20260301, 20260401",
        ",         20260401, 20260201, ,         20260201, 20260401",
        "20260201, ,         ,         20260401, 20260201, 20260401",
    })
    void whatStandsBelowACloserEntryEndsWithIt(
            String open, String close, String otherOpen, String otherClose, String bothOpen, String bothClose) {
        assertThat(validity(open, close).and(validity(otherOpen, otherClose))).isEqualTo(validity(bothOpen, bothClose));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "20260230", "20261301", "2026-3-1", "202603011", "0x202603", "٢٠٢٦٠٣٠١", "20260301Z"
            })
    void anythingElseThanADayIsRefused(String text) {
        assertThatThrownBy(() -> Validity.date(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryThatClosedIsGoneAndTheSameOneCountsOnce() {
        Organisation ward = new Organisation("Ward", "W1");
        Organisation closed = new Organisation("Closed", "C1");
        var entry = new DatedDirectoryEntry(
                List.of(),
                List.of(
                        new Dated<>(ward, Validity.ALWAYS),
                        new Dated<>(closed, validity(null, "20260301")),
                        new Dated<>(ward, validity("20200101", null))),
                List.of(),
                List.of());
        assertThat(entry.on(LocalDate.of(2026, 3, 1)).organisations()).containsExactly(ward, closed);
        assertThat(entry.on(LocalDate.of(2026, 3, 2)).organisations()).containsExactly(ward);
    }

    @Test
    void whatIsKeptFromADayOnSaysTheSameOfThatDayAndLater() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        Organisation ward = new Organisation("Ward", "W1");
        var all = new DatedDirectoryEntry(
                List.of(),
                List.of(
                        new Dated<>(ward, validity("20200101", null)),
                        new Dated<>(ward, validity("20210101", null)),
                        new Dated<>(new Organisation("Yesterday", "Y"), validity(null, "20260228")),
                        new Dated<>(new Organisation("Today", "T"), validity("20260301", "20260301")),
                        new Dated<>(new Organisation("Tomorrow", "M"), validity("20260302", null))),
                List.of(),
                List.of());
        var kept = all.from(today);
        assertThat(kept.organisations()).hasSize(3);
        for (int later = 0; later < 3; later++) {
            LocalDate day = today.plusDays(later);
            assertThat(kept.on(day)).as(day.toString()).isEqualTo(all.on(day));
        }
    }
}
