package dev.mayday.issues.grouping.text;

/// What the versions of Ruby say differently: quotes since 3.4, receivers since 3.3.
public final class RubyMessages {

    private RubyMessages() {}

    public static String unified(String message) {
        boolean longer = message.length() > Parameters.LONGEST_TEXT;
        var text = longer ? message.substring(0, Parameters.LONGEST_TEXT) : message;
        return text.replace('`', '\'').replace(" for nil:NilClass", " for nil");
    }
}
