package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of changes that an agent writes, and what they do with it. */
public final class BulkFile {

    /** The first line. */
    public static final String HEADER = "operation,uuid,method,authenticator,reason";

    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    /** Adds a line. */
    public BulkFile line(String operation, String uuid, String method, String authenticator) {
        return line(operation + "," + uuid + "," + method + "," + authenticator + ",\"For a test, of files\"");
    }

    /** Adds a line as it is. */
    public BulkFile line(String text) {
        lines.add(text);
        return this;
    }

    /** How many it has, with the header. */
    public int size() {
        return lines.size();
    }

    /** What is sent. */
    public byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Has it checked. */
    public Staff.Answer checkedBy(Staff agent) {
        return agent.post("bulk", "text/csv", bytes());
    }

    /** Has it checked, and returns the id of its job. */
    public String job(Staff agent) {
        return checkedBy(agent).with(201).json().path("id").textValue();
    }

    /** Carries the next lines of a job out. */
    public static Staff.Answer run(Staff agent, String job) {
        return agent.post("bulk/" + job + "/run", "application/json", new byte[0]);
    }

    /** Carries all lines of a job out, and returns how they ended. */
    public static List<JsonNode> runToTheEnd(Staff agent, String job) {
        List<JsonNode> ends = new ArrayList<>();
        JsonNode answer;
        do {
            answer = run(agent, job).with(200).json();
            answer.path("lines").forEach(ends::add);
        } while (answer.at("/job/done").intValue() < answer.at("/job/lines").intValue());
        return ends;
    }
}
