package dev.mayday.ingest.reading;

/// Forms with files, as programs send them.
public final class Forms {

    public static final String TYPE = "multipart/form-data; boundary=xx";

    /// The name of the part of a minidump, and of its file.
    public static final String DUMP = Minidumps.PART + "\"; filename=\"a.dmp";

    private Forms() {}

    public static String of(String... parts) {
        return String.join("", parts) + "--xx--\r\n";
    }

    /// @param name and, of a file, `"; filename="` with its own
    public static String part(String name, String content) {
        return "--xx\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + content
                + "\r\n";
    }
}
