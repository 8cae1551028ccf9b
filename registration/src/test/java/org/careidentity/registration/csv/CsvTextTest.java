package org.careidentity.registration.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    private static String line(String... cells) throws IOException {
        StringBuilder text = new StringBuilder();
        CsvText.to(text, List.of("a")).line(List.of(cells));
        return text.substring("a\r\n".length());
    }

    @Test
    void cellsAreQuotedWhereTheirTextAsksForIt() throws IOException {
        assertThat(line("one", "two, three", "\"four\"", "", "five\r\nsix"))
                .isEqualTo("one,\"two, three\",\"\"\"four\"\"\",,\"five\r\nsix\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void aCellThatASpreadsheetWouldCalculateIsText(String formula) {
        assertThat(CsvText.defused(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-1", "name@example.test", "'quoted"})
    void anyOtherCellStaysAsItIs(String text) {
        assertThat(CsvText.defused(text)).isEqualTo(text);
    }
}
