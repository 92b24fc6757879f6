package dev.mayday.issues.ownership;

import dev.mayday.issues.Refused;
import dev.mayday.issues.ownership.rules.CodeMapping;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/// The code mappings of a project: as people write them, and as they lie in the table.
final class CodeMappings {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    private CodeMappings() {}

    /// @throws Refused 400 that names the line
    static List<CodeMapping> checked(List<String> lines) {
        if (lines.size() > MOST) throw Refused.invalid("codeMappings: at most 100 lines");
        var mappings = new ArrayList<CodeMapping>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank()) continue;
            int number = i + 1;
            mappings.add(
                    CodeMapping.of(line.replace("\0", ""))
                            .filter(_ -> line.length() <= LONGEST)
                            .orElseThrow(() -> wrong(number)));
        }
        return mappings;
    }

    private static Refused wrong(int line) {
        return Refused.invalid(
                "codeMappings: line %d: write how a path begins and what stands there instead: /srv/app/ => src/"
                        .formatted(line));
    }

    static List<CodeMapping> read(Row row) {
        var mappings = new ArrayList<CodeMapping>();
        for (var line : row.getArrayOfStrings("code_mappings"))
            CodeMapping.of(line).ifPresent(mappings::add);
        return mappings;
    }

    static String[] lines(List<CodeMapping> mappings) {
        return mappings.stream().map(CodeMapping::line).toArray(String[]::new);
    }
}
