package dev.mayday.issues.grouping.text;

import java.util.List;

/// Parts of paths that differ from machine to machine: somebody's home (`/home/alice`), and
/// whatever lies in a folder for temporary files.
record Paths(Text text) implements Kind {

    private static final List<String> HOMES = List.of("/home/", "/Users/", "C:\\Users\\");
    private static final List<String> TEMPORARY = List.of("/tmp/", "/var/tmp/", "/var/folders/");

    @Override
    public int end(int at) {
        char c = text.at(at);
        if ((c != '/' && c != 'C') || text.word(at - 1)) return Text.NO_MATCH;
        for (var home : HOMES) {
            if (text.startsWith(home, at)) return filled(at + home.length(), Paths::name);
        }
        for (var folder : TEMPORARY) {
            if (text.startsWith(folder, at)) return filled(at + folder.length(), Paths::path);
        }
        return Text.NO_MATCH;
    }

    private int filled(int from, Text.Class of) {
        int end = text.runEnd(from, of);
        return end > from ? end : Text.NO_MATCH;
    }

    private static boolean name(char c) {
        return path(c) && c != '/' && c != '\\';
    }

    private static boolean path(char c) {
        return !Letters.space(c) && "'\"`:,;()<>[]".indexOf(c) < 0;
    }
}
