package org.careidentity.phone.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line.
 *
 * @param words those that are no options; the first is the command
 * @param options with their values; a flag's is empty
 */
record Arguments(List<String> words, Map<String, String> options) {

    private static final Set<String> WITH_VALUE = Set.of("--state", "--port", "--name");
    private static final Set<String> FLAGS = Set.of("--not-me", "--help");

    static Arguments parse(List<String> line) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        Iterator<String> rest = line.iterator();
        while (rest.hasNext()) {
            String text = rest.next();
            String name = text.split("=", 2)[0];
            if (!text.startsWith("--")) {
                words.add(text);
            } else if (FLAGS.contains(text)) {
                options.put(text, "");
            } else if (!WITH_VALUE.contains(name)) {
                throw new UsageException("Unknown option " + name + ".");
            } else if (name.length() < text.length()) {
                options.put(name, text.substring(name.length() + 1));
            } else if (rest.hasNext()) {
                options.put(name, rest.next());
            } else {
                throw new UsageException(name + " needs a value.");
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    String command() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** The one word after the command. */
    String word(String what) {
        if (words.size() != 2) {
            throw new UsageException(command() + " needs " + what + ".");
        }
        return words.get(1);
    }

    /** Sees that nothing stands after the command. */
    void noWord() {
        if (words.size() > 1) {
            throw new UsageException(command() + " takes no " + words.get(1) + ".");
        }
    }

    boolean flag(String name) {
        return options.containsKey(name);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    int port(int otherwise) {
        String text = option("--port", Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageException("--port needs a port from 0 to 65535.");
        }
        return Integer.parseInt(text);
    }
}
