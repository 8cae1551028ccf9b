package org.careidentity.bench;

import java.util.List;
import java.util.Locale;

/** Draws each ratio as a part of its target, with every round as a point: what is left of the line is within it. */
final class Picture {

    private static final int LABELS = 190;
    private static final int TARGET = 400;
    private static final int ROW = 34;
    private static final int TOP = 30;

    private Picture() {}

    static String of(List<Figures> all) {
        int height = TOP + all.size() * ROW + 10;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\" aria-label=\"Each ratio as a part of its target\">",
                height);
        line(svg, "<rect width=\"800\" height=\"%d\" fill=\"#ffffff\"/>", height);
        for (int row = 0; row < all.size(); row++) {
            row(svg, all.get(row), TOP + row * ROW);
        }
        int target = LABELS + TARGET;
        line(
                svg,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#d5281b\"/>",
                target,
                TOP - 6,
                target,
                height - 8);
        line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#d5281b\">target</text>", target, TOP - 12);
        line(svg, "</svg>");
        return svg.toString();
    }

    private static void row(StringBuilder svg, Figures figures, int y) {
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                LABELS - 10,
                y + 16,
                figures.ratio().name());
        line(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>",
                LABELS,
                y + 3,
                length(figures, figures.median()),
                figures.ok() ? "#005eb8" : "#d5281b");
        for (double ratio : figures.ratios()) {
            line(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"3\" fill=\"#ffb81c\" stroke=\"#212b32\" stroke-width=\"0.5\"/>",
                    LABELS + length(figures, ratio),
                    y + 12);
        }
        line(
                svg,
                "<text x=\"%d\" y=\"%d\">%.2f of %s</text>",
                LABELS + TARGET + 90,
                y + 16,
                figures.median(),
                figures.ratio().target().number());
    }

    private static double length(Figures figures, double ratio) {
        return Math.min(TARGET * 1.2, TARGET * ratio / figures.ratio().target().value());
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
