package org.careidentity.registration.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFileTest {

    private static final String HEADER = "operation,uuid,method,authenticator,reason\n";

    private static List<ChangeFile.Line> read(String text) throws ProblemException {
        return ChangeFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException refused(byte[] bytes) {
        return catchThrowableOfType(ProblemException.class, () -> ChangeFile.read(bytes));
    }

    private static ProblemException refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void columnsComeInAnyOrderAndLinesHaveTheNumbersThatEditorsShow() throws ProblemException {
        List<ChangeFile.Line> lines = read("reason,uuid,operation,authenticator,method\r\n"
                + "\"Lost,\nsadly\", 999 ,suspend,,passkey\r\n\r\n\"O\"\"Neill\",998,remove,id,\r\n");
        assertThat(lines).extracting(ChangeFile.Line::number).containsExactly(2, 5);
        assertThat(lines.get(0).cell("reason")).isEqualTo("Lost,\nsadly");
        assertThat(lines.get(0).cell("uuid")).isEqualTo("999");
        assertThat(lines.get(1).cell("reason")).isEqualTo("O\"Neill");
        assertThat(lines.get(1).cell("method")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfAColumnsName() throws ProblemException {
        assertThat(read("\uFEFF" + HEADER + "suspend,1,passkey,,Why not")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void anotherEncodingIsRefusedWithItsLine(String encoding) {
        ProblemException refused = refused((HEADER + "suspend,1,passkey,,Fine\nsuspend,2,passkey,,Zoë left\n")
                .getBytes(Charset.forName(encoding)));
        assertThat(refused.problem()).isEqualTo(Problem.MALFORMED);
        assertThat(refused.detail()).startsWith("Line 3 is not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void aWiderEncodingIsRefused(String encoding) {
        assertThat(refused((HEADER + "suspend,1,passkey,,Zoë left\n").getBytes(Charset.forName(encoding)))
                        .problem())
                .isEqualTo(Problem.MALFORMED);
    }

    @Test
    void aTextThatEndsWithinACharacterIsRefused() {
        byte[] whole = (HEADER + "suspend,1,passkey,,Zoë").getBytes(StandardCharsets.UTF_8);
        assertThat(refused(Arrays.copyOf(whole, whole.length - 1)).detail()).startsWith("Line 2 is not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operation,uuid,method,authenticator\nsuspend,1,passkey,\n",
                "operation,uuid,method,authenticator,reason,more\nsuspend,1,passkey,,Why not,\n",
                "operation,uuid,method,authenticator,reason,reason\nsuspend,1,passkey,,Why not,\n",
                "operation;uuid;method;authenticator;reason\nsuspend;1;passkey;;Why not\n",
                "Operation,uuid,method,authenticator,reason\nsuspend,1,passkey,,Why not\n",
                "suspend,1,passkey,,Why not\n"
            })
    void otherColumnsAreRefused(String text) {
        ProblemException refused = refused(text);
        assertThat(refused.problem()).isEqualTo(Problem.MALFORMED);
        assertThat(refused.detail())
                .contains("line 1 names the columns operation, uuid, method, authenticator, reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", HEADER})
    void aFileWithoutLinesIsRefused(String text) {
        assertThat(refused(text).detail()).startsWith("The file has no lines");
    }

    @Test
    void aLineWithAnotherNumberOfCellsHasNone() throws ProblemException {
        assertThat(read(HEADER + "suspend,1,passkey\nsuspend,1,passkey,,Why not,more\n"))
                .extracting(ChangeFile.Line::cells)
                .allSatisfy(cells -> assertThat(cells).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend,1,passkey,,\"never closed\n", "suspend,1,passkey,,\"a\"b\n"})
    void brokenQuotesAreRefusedWithTheirLine(String line) {
        assertThat(refused(HEADER + "suspend,1,passkey,,Fine\n" + line).detail())
                .startsWith("Line 3 is no CSV");
    }

    @Test
    void tenThousandLinesAreAFileAndOneMoreIsNot() throws ProblemException {
        String line = "suspend,1,passkey,,Why not\n";
        assertThat(read(HEADER + line.repeat(10_000))).hasSize(10_000);
        ProblemException refused = refused(HEADER + line.repeat(10_001));
        assertThat(refused.problem()).isEqualTo(Problem.TOO_LARGE);
        assertThat(refused.detail()).contains("10000 lines", "2 MiB");
    }

    @Test
    void aLongFileIsNotReadAtAll() {
        assertThat(refused(new byte[ChangeFile.MOST_BYTES + 1]).problem()).isEqualTo(Problem.TOO_LARGE);
    }
}
