package dev.mayday.ui.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/// Names in the order in which people look for them: Élodie before Maria.
public final class ByName {

    public static final Comparator<String> ORDER = Collator.getInstance(Locale.ROOT)::compare;

    private ByName() {}
}
